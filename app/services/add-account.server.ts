import { randomBytes } from "node:crypto"
import { oneTimePassword } from "#app/domain/account.ts"
import { newId } from "#db/ids.ts"
import { account, user } from "#db/schema/accounts.ts"
import type { Tx } from "#db/write.server.ts"

export interface AccountToAdd {
  username: string
  name: string
  /** From `hashPassword`: slow, so made before the change begins. */
  passwordHash: string
  /** The password is known to somebody else and must be replaced at the first sign-in. */
  mustChangePassword: boolean
}

/** The hash a password is kept as (scrypt); takes a tenth of a second by intention. */
export async function hashPassword(password: string): Promise<string> {
  const { hashPassword: hash } = await import("better-auth/crypto")
  return hash(password)
}

/** A password to be used once, for an account that somebody else made or reset. */
export function makeOneTimePassword(): string {
  return oneTimePassword(randomBytes(64))
}

/** Adds an account with its password, as part of a change. @returns its id. */
export async function addAccount(tx: Tx, added: AccountToAdd): Promise<string> {
  const userId = newId()
  const now = new Date()
  await tx.insert(user, {
    id: userId,
    name: added.name,
    // The sign-in library wants an address; this domain can never receive mail (RFC 2606).
    email: `${added.username}@miqyas.invalid`,
    emailVerified: true,
    username: added.username,
    displayUsername: added.username,
    mustChangePassword: added.mustChangePassword,
    createdAt: now,
    updatedAt: now,
  })
  await tx.insert(account, {
    id: newId(),
    accountId: userId,
    providerId: "credential",
    userId,
    password: added.passwordHash,
    createdAt: now,
    updatedAt: now,
  })
  return userId
}
