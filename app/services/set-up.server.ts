import { createHash, randomBytes, timingSafeEqual } from "node:crypto"
import { readSecret, removeSecret, writeSecret } from "#app/auth/secrets.server.ts"
import type { FirstAccount } from "#app/domain/account-forms.ts"
import { dayIn } from "#app/domain/dates.ts"
import { letterheadOf, type SetUpForm } from "#app/domain/unit-forms.ts"
import { addAccount, hashPassword } from "#app/services/add-account.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { countAccounts } from "#db/queries/accounts.server.ts"
import { membership } from "#db/schema/accounts.ts"
import { applicant, unit } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"

/**
 * Opens set-up for an installation without accounts: a new link each time, of which only the hash is kept.
 * @returns the link's token, or undefined when the installation has been set up.
 */
export async function openSetUp(): Promise<string | undefined> {
  if ((await countAccounts(db)) > 0) {
    removeSecret("setup")
    return undefined
  }
  const token = randomBytes(24).toString("base64url")
  writeSecret("setup", digest(token))
  return token
}

/** Whether a token opens set-up now. */
export async function opensSetUp(token: string): Promise<boolean> {
  const kept = readSecret("setup")
  if (kept === undefined) return false
  const same = timingSafeEqual(Buffer.from(digest(token)), Buffer.from(kept.padEnd(64).slice(0, 64)))
  return same && (await countAccounts(db)) === 0
}

/**
 * Makes the unit, its pesantren and the first admin; the link is used up.
 * @returns false when somebody else was first.
 */
export async function setUp(form: SetUpForm, first: FirstAccount): Promise<boolean> {
  const passwordHash = await hashPassword(first.password)
  const unitId = newId()
  const done = await write(systemActor("set-up"), "system.set-up", { unitId }, async (tx) => {
    if ((await countAccounts(tx)) > 0) return false
    const now = new Date()
    await tx.insert(unit, {
      id: unitId,
      kind: form.unitKind,
      name: form.unitName,
      shortName: form.unitShortName,
      address: form.unitAddress,
      timeZone: form.timeZone,
      letterhead: letterheadOf(form),
      createdAt: now,
    })
    await tx.insert(applicant, {
      id: newId(),
      unitId,
      kind: "pesantren",
      name: form.pesantrenName,
      registrationNumber: form.pesantrenNumber,
      address: form.pesantrenAddress,
      signatoryTitle: form.signatoryTitle,
      signatoryName: form.signatoryName,
      letterhead: { lines: [form.pesantrenName], address: form.pesantrenAddress, contact: "" },
      createdAt: now,
    })
    const userId = await addAccount(tx, {
      username: first.username,
      name: first.name,
      passwordHash,
      mustChangePassword: false,
    })
    await tx.insert(membership, {
      id: newId(),
      unitId,
      userId,
      role: "admin",
      from: dayIn(now, form.timeZone),
    })
    return true
  })
  if (done) removeSecret("setup")
  return done
}

function digest(token: string): string {
  return createHash("sha256").update(token).digest("hex")
}
