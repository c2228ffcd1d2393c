import { eq } from "drizzle-orm"
import { createTransport } from "nodemailer"
import { loadActor } from "#app/auth/actor.server.ts"
import { config } from "#app/config.server.ts"
import { hourIn } from "#app/domain/dates.ts"
import { unitsWhere } from "#app/domain/permissions.ts"
import { translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readInbox } from "#app/services/read-inbox.server.ts"
import { reminderText } from "#app/services/reminder-text.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { type AccountToRemind, listAccountsToRemind } from "#db/queries/accounts.server.ts"
import { user } from "#db/schema/accounts.ts"
import { systemActor, write } from "#db/write.server.ts"

/** Nobody is reminded before this hour of the unit's day. */
const FIRST_HOUR = 6
/** A mail server that does not answer must not keep the others waiting. */
const TIMEOUT_MS = 10_000

/**
 * Reminds every open account that gave an address of what waits in its inbox, at most once on a day of its unit.
 * Mail leaves the house: it says how many, which codes and how late, and no title, name or free text. The day
 * counts as done once the server took the message, so what failed is tried again by the next call. Does nothing
 * where no mail server is set.
 */
export async function sendReminders(now = new Date()): Promise<void> {
  const { mail } = config()
  if (mail === undefined) return
  const transport = createTransport({
    url: mail.smtpUrl,
    pool: true,
    maxConnections: 1,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    for (const account of await listAccountsToRemind(db)) {
      try {
        const reminder = await reminderFor(account, now)
        if (reminder === undefined) continue
        await transport.sendMail({
          from: { name: "Miqyas", address: mail.from },
          to: { name: "", address: account.address },
          subject: reminder.subject,
          text: reminder.text,
          // No holiday note should answer it (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated" },
        })
        await keepDay(account, reminder)
      } catch (error) {
        const { code, responseCode, command } = error as MailFailure
        // What a mail server says may repeat the address.
        console.error("A reminder was not sent:", code === undefined ? error : [code, responseCode].join(" "))
        // Whoever comes next would wait as long for the same server.
        if (command === "CONN") return
      }
    }
  } finally {
    transport.close()
  }
}

/** What a failure to send says about itself. */
interface MailFailure {
  code?: string
  responseCode?: number
  /** The step it failed at: `CONN` before the server greeted. */
  command?: string
}

/** What to send an account now, and which day and unit it counts for; undefined when there is nothing to send. */
async function reminderFor({ userId, name, language, sentOn }: AccountToRemind, now: Date) {
  const actor = await loadActor(db, { userId, name }, now)
  const [unitId] = unitsWhere(actor, "action.list")
  if (unitId === undefined) return undefined
  const { today, timeZone } = await unitDay(db, unitId, now)
  if (sentOn === today || hourIn(now, timeZone) < FIRST_HOUR) return undefined
  const inbox = await readInbox(db, actor, language, now)
  if (inbox.count === 0) return undefined
  const { publicUrl } = config()
  const link = publicUrl === undefined ? null : publicUrl + paths.inbox()
  return { unitId, today, ...reminderText(inbox, link, translate(language)) }
}

async function keepDay({ userId }: AccountToRemind, { unitId, today }: { unitId: string; today: string }) {
  await write(systemActor("reminders"), "system.send-reminder", { unitId, userId }, (tx) =>
    tx.update(user, eq(user.id, userId), { reminderSentOn: today }),
  )
}
