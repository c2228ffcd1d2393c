import { countTry, takeBack } from "#app/services/sign-in.server.ts"
import { db } from "#db/client.server.ts"
import { type AccountInSession, getPasswordHash } from "#db/queries/accounts.server.ts"

export type PasswordChecked =
  | { ok: true }
  | { ok: false; error: "current-wrong" }
  | { ok: false; error: "locked"; minutes: number }

/** Whether whoever is signed in knows his password; wrong guesses count as failed sign-ins. */
export async function checkPassword(
  own: AccountInSession,
  password: string,
  address: string,
): Promise<PasswordChecked> {
  const minutes = await countTry(own.username, address, new Date())
  if (minutes > 0) return { ok: false, error: "locked", minutes }
  const { verifyPassword } = await import("better-auth/crypto")
  const hash = await getPasswordHash(db, own.userId)
  if (hash === undefined || !(await verifyPassword({ hash, password })))
    return { ok: false, error: "current-wrong" }
  await takeBack(own.username, address)
  return { ok: true }
}
