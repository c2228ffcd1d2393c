import { and, eq, ne } from "drizzle-orm"
import { type PasswordProblem, passwordProblem } from "#app/domain/account.ts"
import type { PasswordChange } from "#app/domain/account-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { hashPassword } from "#app/services/add-account.server.ts"
import { checkPassword } from "#app/services/check-password.server.ts"
import type { AccountInSession } from "#db/queries/accounts.server.ts"
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
  const checked = await checkPassword(own, form.current, address)
  if (!checked.ok) return { ...checked, field: "current" }
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
