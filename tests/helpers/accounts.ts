import type { Role } from "#app/domain/permissions.ts"
import { addAccount, hashPassword } from "#app/services/add-account.server.ts"
import { newId } from "#db/ids.ts"
import { membership } from "#db/schema/accounts.ts"
import { systemActor, write } from "#db/write.server.ts"

/** The password of every account that tests sign in to. */
export const TEST_PASSWORD = "kata sandi uji coba"

/** Made once for all accounts of a test file: it is slow by intention. */
let testHash: Promise<string> | undefined

/** An account with a password, and one role in a unit where given. @returns its id. */
export async function makeAccount(
  username: string,
  grant?: { unitId: string; role: Role; cycleId?: string; subtree?: boolean; from?: string; until?: string },
): Promise<string> {
  testHash ??= hashPassword(TEST_PASSWORD)
  const passwordHash = await testHash
  return write(systemActor("test"), "system.test", {}, async (tx) => {
    const userId = await addAccount(tx, { username, name: username, passwordHash, mustChangePassword: false })
    if (grant !== undefined) {
      await tx.insert(membership, {
        id: newId(),
        userId,
        unitId: grant.unitId,
        role: grant.role,
        subtree: grant.subtree ?? false,
        cycleId: grant.cycleId ?? null,
        edition: grant.role === "asesor" ? "redacted" : null,
        from: grant.from ?? "2020-01-01",
        until: grant.until ?? null,
      })
    }
    return userId
  })
}
