import { eq } from "drizzle-orm"
import { config } from "#app/config.server.ts"
import type { ReminderAddress } from "#app/domain/account-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { db } from "#db/client.server.ts"
import { getReminderAddress } from "#db/queries/accounts.server.ts"
import { user } from "#db/schema/accounts.ts"
import { write } from "#db/write.server.ts"

/**
 * Keeps the address at which the actor himself wants to be reminded, or that he wants none. The log tells that it
 * changed, not the address. @throws 409 where no e-mail is sent
 */
export async function setReminderAddress(actor: Actor, { reminderEmail }: ReminderAddress): Promise<void> {
  if (config().mail === undefined) throw refusal(409, "auth:account.reminders-none")
  const { userId } = actor
  if ((await getReminderAddress(db, userId)) === reminderEmail) return
  const unitId = actor.memberships[0]?.unitIds[0]
  await write(actor, "account.set-reminder-address", { unitId, userId }, (tx) =>
    tx.update(user, eq(user.id, userId), { reminderEmail, updatedAt: new Date() }),
  )
}
