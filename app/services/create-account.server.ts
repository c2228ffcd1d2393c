import type { NewAccount } from "#app/domain/account-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { addAccount, hashPassword, makeOneTimePassword } from "#app/services/add-account.server.ts"
import { authoriseGrant, saveGrant } from "#app/services/grant-membership.server.ts"
import { getAccountByName } from "#db/queries/accounts.server.ts"
import { write } from "#db/write.server.ts"

export type CreatedAccount =
  | { ok: true; userId: string; oneTimePassword: string }
  | { ok: false; error: "username-taken" }

/**
 * Makes an account with its first role. The password is told once, to the admin who hands it on.
 * @throws 403 when the actor may not give that role there.
 */
export async function createAccount(actor: Actor, form: NewAccount): Promise<CreatedAccount> {
  const oneTimePassword = makeOneTimePassword()
  const passwordHash = await hashPassword(oneTimePassword)
  return write(actor, "account.create", { unitId: form.unitId, username: form.username }, async (tx) => {
    await authoriseGrant(tx, actor, form)
    if ((await getAccountByName(tx, form.username)) !== undefined)
      return { ok: false, error: "username-taken" }
    const userId = await addAccount(tx, {
      username: form.username,
      name: form.name,
      passwordHash,
      mustChangePassword: true,
    })
    await saveGrant(tx, userId, form)
    return { ok: true, userId, oneTimePassword }
  })
}
