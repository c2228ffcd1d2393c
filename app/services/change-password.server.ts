import { and, eq, ne } from "drizzle-orm"
import { type PasswordProblem, passwordProblem } from "#app/domain/account.ts"
import type { PasswordChange } from "#app/domain/account-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { hashPassword } from "#app/services/add-account.server.ts"
import { countTry, takeBack } from "#app/services/sign-in.server.ts"
import { db } from "#db/client.server.ts"
import { type AccountInSession, getPasswordHash } from "#db/queries/accounts.server.ts"
import { account, session, user } from "#db/schema/accounts.ts"
import { write } from "#db/write.server.ts"

export type PasswordChanged =
  | { ok: true }
  | { ok: false; field: "current"; error: "current-wrong" }
  | { ok: false; field: "current"; error: "locked"; minutes: number }
  | { ok: false; field: "next"; error: PasswordProblem | "same-as-before" }

/**
 * Replaces the password of whoever is signed in, who must know the one so far; wrong guesses count as
 * failed sign-ins. His sessions elsewhere end.
 */
export async function changePassword(
  actor: Actor,
  own: AccountInSession,
  form: PasswordChange,
  address: string,
): Promise<PasswordChanged> {
  const problem = form.next === form.current ? "same-as-before" : passwordProblem(form.next, own.username)
  if (problem !== undefined) return { ok: false, field: "next", error: problem }
  const minutes = await countTry(own.username, address, new Date())
  if (minutes > 0) return { ok: false, field: "current", error: "locked", minutes }
  const { verifyPassword } = await import("better-auth/crypto")
  const hash = await getPasswordHash(db, own.userId)
  if (hash === undefined || !(await verifyPassword({ hash, password: form.current })))
    return { ok: false, field: "current", error: "current-wrong" }
  await takeBack(own.username, address)
  const passwordHash = await hashPassword(form.next)
  await write(
    actor,
    "account.change-password",
    { unitId: actor.memberships[0]?.unitIds[0], userId: own.userId },
    async (tx) => {
      const now = new Date()
      await tx.update(account, eq(account.userId, own.userId), { password: passwordHash, updatedAt: now })
      await tx.update(user, eq(user.id, own.userId), { mustChangePassword: false, updatedAt: now })
      await tx.remove(session, and(eq(session.userId, own.userId), ne(session.id, own.sessionId)))
    },
  )
  return { ok: true }
}
