import { normaliseUsername } from "#app/domain/account.ts"
import { ADDRESS_POLICY, afterFailure, minutesLocked, USERNAME_POLICY } from "#app/domain/lock-out.ts"
import {
  forgetFailures,
  getFailures,
  saveFailures,
  sweepSignIns,
} from "#db/queries/sign-in-failures.server.ts"
import { systemActor, type Tx, write } from "#db/write.server.ts"

export interface SignInTry {
  username: string
  password: string
  /** The peer's network address. */
  address: string
  userAgent: string
}

export type SignInResult =
  | { outcome: "signed-in"; userId: string; cookies: string[] }
  /** Wrong name or wrong password: which of them is not told. */
  | { outcome: "refused" }
  /** The right password of an account that was closed. */
  | { outcome: "disabled" }
  | { outcome: "locked"; minutes: number }

/**
 * Signs in with username and password. Every try is counted before the password is looked at, so that
 * many at once gain nothing; names that do not exist are counted and hashed like those that do.
 */
export async function signIn(attempt: SignInTry, now: Date = new Date()): Promise<SignInResult> {
  const username = normaliseUsername(attempt.username).slice(0, 64)
  const minutes = await countTry(username, attempt.address, now)
  if (minutes > 0) return { outcome: "locked", minutes }
  const { signInWithPassword } = await import("#app/auth/sign-in-library.server.ts")
  const result = await signInWithPassword(username, attempt.password, attempt.userAgent)
  if (result.outcome === "refused") return result
  await takeBack(username, attempt.address)
  return result
}

/** Counts a try of the signed-in user's own password under the same limits. @returns minutes to wait. */
export async function countTry(username: string, address: string, now: Date): Promise<number> {
  return write(systemActor("sign-in"), "account.count-try", {}, async (tx) => {
    const at = now.getTime()
    await sweepSignIns(tx, at - USERNAME_POLICY.forgetAfter, now)
    const byName = await getFailures(tx, nameKey(username))
    const byAddress = await getFailures(tx, addressKey(address))
    const minutes = Math.max(minutesLocked(byName, at), minutesLocked(byAddress, at))
    if (minutes > 0) return minutes
    await saveFailures(tx, nameKey(username), afterFailure(byName, USERNAME_POLICY, at))
    await saveFailures(tx, addressKey(address), afterFailure(byAddress, ADDRESS_POLICY, at))
    return 0
  })
}

/** After the right password: the name starts anew, and the address has this one try less. */
export async function takeBack(username: string, address: string): Promise<void> {
  await write(systemActor("sign-in"), "account.take-back-try", {}, async (tx) => {
    await forgetFailures(tx, nameKey(username))
    await takeBackAddress(tx, addressKey(address))
  })
}

/** Lets a name that is locked try again at once. */
export async function unlockName(tx: Tx, username: string): Promise<void> {
  await forgetFailures(tx, nameKey(username))
}

/** The key under which a name's failures are kept. */
export function nameKey(username: string): string {
  return `user:${username}`
}

async function takeBackAddress(tx: Tx, key: string) {
  const failures = await getFailures(tx, key)
  if (failures === undefined) return
  if (failures.count <= 1) await forgetFailures(tx, key)
  else await saveFailures(tx, key, { ...failures, count: failures.count - 1, lockedUntil: null })
}

function addressKey(address: string): string {
  return `address:${address.slice(0, 64)}`
}
