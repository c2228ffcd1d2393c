import { existsSync, statSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { sessionSecret } from "#app/auth/secrets.server.ts"
import { config } from "#app/config.server.ts"
import { openSetUp, opensSetUp, setUp } from "#app/services/set-up.server.ts"
import { signIn } from "#app/services/sign-in.server.ts"
import { db } from "#db/client.server.ts"
import { membership } from "#db/schema/accounts.ts"
import { applicant, unit } from "#db/schema/units.ts"

const PLACE = {
  unitName: "Lapas Contoh",
  unitShortName: "Contoh",
  unitKind: "upt" as const,
  timeZone: "Asia/Makassar" as const,
  unitAddress: "",
  letterheadLines: ["Kementerian", "Lapas Contoh"],
  letterheadAddress: "Jalan Contoh 1",
  letterheadContact: "",
  pesantrenName: "Pondok Pesantren Contoh",
  pesantrenNumber: "",
  pesantrenAddress: "",
  signatoryTitle: "Pengasuh",
  signatoryName: "",
}
const FIRST = { username: "pertama", name: "Admin", password: "kata sandi pertama", repeated: "" }

test("set-up opens by its newest link alone, makes unit, pesantren and admin, and never opens again", async () => {
  const old = await openSetUp()
  const token = await openSetUp()
  if (token === undefined || old === undefined) throw new Error("Set-up did not open")
  expect(await opensSetUp(old)).toBe(false)
  expect(await opensSetUp("")).toBe(false)
  expect(await opensSetUp(token)).toBe(true)

  expect(await setUp(PLACE, FIRST)).toBe(true)
  expect(await setUp(PLACE, { ...FIRST, username: "kedua" })).toBe(false)
  expect(await opensSetUp(token)).toBe(false)
  expect(await openSetUp()).toBeUndefined()

  const [made] = await db.select().from(unit)
  expect(made).toMatchObject({ name: "Lapas Contoh", timeZone: "Asia/Makassar" })
  expect(made?.letterhead.lines).toEqual(PLACE.letterheadLines)
  expect(await db.select({ name: applicant.name, kind: applicant.kind }).from(applicant)).toEqual([
    { name: "Pondok Pesantren Contoh", kind: "pesantren" },
  ])
  expect(await db.select({ role: membership.role, until: membership.until }).from(membership)).toEqual([
    { role: "admin", until: null },
  ])
  const result = await signIn({
    username: "pertama",
    password: FIRST.password,
    address: "::1",
    userAgent: "",
  })
  expect(result.outcome).toBe("signed-in")
})

test("secrets are readable by their owner alone", () => {
  expect(sessionSecret().length).toBeGreaterThanOrEqual(43)
  const folder = join(config().dataDir, "secrets")
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, "session")).mode & 0o777).toBe(0o600)
  expect(existsSync(join(folder, "setup"))).toBe(false)
})
