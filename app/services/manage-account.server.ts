import { and, eq, ne } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { hashPassword, makeOneTimePassword } from "#app/services/add-account.server.ts"
import { requireAdminLeft, requireManagedAccount } from "#app/services/managed-account.server.ts"
import { unlockName } from "#app/services/sign-in.server.ts"
import { db } from "#db/client.server.ts"
import { getAccountByName } from "#db/queries/accounts.server.ts"
import { account, session, user } from "#db/schema/accounts.ts"
import { systemActor, type Tx, write } from "#db/write.server.ts"

/**
 * Gives an account a one-time password, opens its lock and ends its sessions.
 * @returns the password, told once.
 */
export async function resetPassword(actor: Actor, userId: string): Promise<string> {
  const password = makeOneTimePassword()
  const passwordHash = await hashPassword(password)
  await manage(actor, "account.reset-password", userId, (tx, found) =>
    replacePassword(tx, found.account, passwordHash),
  )
  return password
}

/**
 * The same from the command line, for the day no admin can sign in; an account that was closed opens.
 * @returns the password, or undefined when there is no such account.
 */
export async function resetPasswordByName(username: string): Promise<string | undefined> {
  const password = makeOneTimePassword()
  const passwordHash = await hashPassword(password)
  return write(systemActor("command line"), "account.reset-password", { username }, async (tx) => {
    const found = await getAccountByName(tx, username)
    if (found === undefined) return undefined
    await replacePassword(tx, found, passwordHash)
    if (found.disabledAt !== null) await tx.update(user, eq(user.id, found.id), { disabledAt: null })
    return password
  })
}

/** Closes an account and ends its sessions, or opens it again. */
export async function setDisabled(actor: Actor, userId: string, disabled: boolean): Promise<void> {
  if (disabled && userId === actor.userId) throw refusal(409, "admin:error.own-account")
  await manage(
    actor,
    disabled ? "account.disable" : "account.enable",
    userId,
    async (tx, { memberships }) => {
      const disabledAt = disabled ? new Date() : null
      await tx.update(user, eq(user.id, userId), { disabledAt, updatedAt: new Date() })
      if (disabled) await tx.remove(session, eq(session.userId, userId))
      for (const row of memberships) if (row.role === "admin") await requireAdminLeft(tx, row.unitId)
    },
  )
}

/** Lets an account that is locked try again at once. */
export async function unlockAccount(actor: Actor, userId: string): Promise<void> {
  await manage(actor, "account.unlock", userId, (tx, found) => unlockName(tx, found.account.username))
}

/** Ends every session of an account that the actor manages. */
export async function signOutAccount(actor: Actor, userId: string): Promise<void> {
  await manage(actor, "account.sign-out-everywhere", userId, async (tx) => {
    await tx.remove(session, eq(session.userId, userId))
  })
}

/** Ends the actor's own sessions but the one he is in. @returns how many. */
export async function signOutElsewhere(actor: Actor, sessionId: string): Promise<number> {
  const ended = await write(actor, "account.sign-out-elsewhere", {}, (tx) =>
    tx.remove(session, and(eq(session.userId, actor.userId), ne(session.id, sessionId))),
  )
  return ended.length
}

/** Changes the name an account is shown by. */
export async function renameAccount(actor: Actor, userId: string, name: string): Promise<void> {
  await manage(actor, "account.rename", userId, async (tx) => {
    await tx.update(user, eq(user.id, userId), { name, updatedAt: new Date() })
  })
}

/** One change of an account that the actor manages, written down in the log of a unit they share. */
async function manage(
  actor: Actor,
  action: `account.${string}`,
  userId: string,
  change: (tx: Tx, found: Awaited<ReturnType<typeof requireManagedAccount>>) => Promise<void>,
): Promise<void> {
  const { unitId } = await requireManagedAccount(db, actor, userId)
  await write(actor, action, { unitId, userId }, async (tx) =>
    change(tx, await requireManagedAccount(tx, actor, userId)),
  )
}

async function replacePassword(tx: Tx, found: { id: string; username: string }, passwordHash: string) {
  const now = new Date()
  await tx.update(account, eq(account.userId, found.id), { password: passwordHash, updatedAt: now })
  await tx.update(user, eq(user.id, found.id), { mustChangePassword: true, updatedAt: now })
  await tx.remove(session, eq(session.userId, found.id))
  await unlockName(tx, found.username)
}
