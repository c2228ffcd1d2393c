/** How failed sign-ins close the door for a while: longer each time, and never for good. */

export interface Failures {
  count: number
  /** Milliseconds since 1970. */
  lastAt: number
  lockedUntil: number | null
}

export interface LockPolicy {
  /** Failures that cost nothing. */
  free: number
  /** The first wait; each further failure doubles it. */
  firstWait: number
  longestWait: number
  /** After so long without a failure all is forgotten. */
  forgetAfter: number
}

const MINUTE = 60_000

/** For one username, whether it exists or not. */
export const USERNAME_POLICY: LockPolicy = {
  free: 5,
  firstWait: MINUTE,
  longestWait: 60 * MINUTE,
  forgetAfter: 24 * 60 * MINUTE,
}

/** For one network address, which a whole office may share. */
export const ADDRESS_POLICY: LockPolicy = {
  free: 40,
  firstWait: MINUTE,
  longestWait: 15 * MINUTE,
  forgetAfter: 60 * MINUTE,
}

/** The failures after one more at `now`. */
export function afterFailure(before: Failures | undefined, policy: LockPolicy, now: number): Failures {
  const count = before === undefined || now - before.lastAt > policy.forgetAfter ? 1 : before.count + 1
  const beyond = count - policy.free
  // Beyond 2^30 the doubling means nothing: the longest wait has long been reached.
  const wait = beyond < 0 ? 0 : Math.min(policy.longestWait, policy.firstWait * 2 ** Math.min(beyond, 30))
  return { count, lastAt: now, lockedUntil: wait === 0 ? null : now + wait }
}

/** Whole minutes until the next try is heard, at least 1 while locked; 0 when it is heard now. */
export function minutesLocked(failures: Failures | undefined, now: number): number {
  if (failures?.lockedUntil == null || failures.lockedUntil <= now) return 0
  return Math.ceil((failures.lockedUntil - now) / MINUTE)
}
