/** What an account may be called, and what its password must be. */

export const USERNAME_MIN = 3
export const USERNAME_MAX = 30
export const USERNAME_PATTERN = /^[a-z0-9][a-z0-9._-]*$/
/** Length beats rules of composition: NIST SP 800-63B, 3.1.1.2. */
export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 128

/** The longest address that mail can be sent to: RFC 5321, 4.5.3.1.3. */
export const EMAIL_MAX = 254

export type PasswordProblem = "too-short" | "too-long" | "is-username" | "too-simple"

/** What is wrong with a new password, if anything. */
export function passwordProblem(password: string, username: string): PasswordProblem | undefined {
  if ([...password].length < PASSWORD_MIN) return "too-short"
  if (password.length > PASSWORD_MAX) return "too-long"
  if (password.toLowerCase().replaceAll(username.toLowerCase(), "").length < 8) return "is-username"
  if (new Set(password).size < 4) return "too-simple"
  return undefined
}

/** A username as it is stored and compared: without spaces around it, in lower case. */
export function normaliseUsername(typed: string): string {
  return typed.trim().toLowerCase()
}

/** Signs that cannot be mistaken for one another when read aloud or copied by hand. */
const READABLE = "abcdefghjkmnpqrstuvwxyz23456789"

/**
 * A one-time password as people copy it, `k7mw-…` in four groups of four: about 79 bits.
 * `randomBytes` are unpredictable bytes, at least 32 of them; those that would favour a sign are skipped.
 */
export function oneTimePassword(randomBytes: Uint8Array): string {
  const usable = 256 - (256 % READABLE.length)
  const signs = [...randomBytes]
    .filter((byte) => byte < usable)
    .map((byte) => READABLE[byte % READABLE.length])
  if (signs.length < 16) throw new Error(`A one-time password needs 16 usable bytes, not ${signs.length}`)
  return [0, 4, 8, 12].map((start) => signs.slice(start, start + 4).join("")).join("-")
}
