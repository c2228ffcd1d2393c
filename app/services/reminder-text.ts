import type { TFunction } from "i18next"
import { inboxLists } from "#app/services/inbox-lists.ts"
import type { readInbox } from "#app/services/read-inbox.server.ts"

/**
 * A reminder of what waits for somebody: how many of each kind, the codes of actions and how late they are. Mail
 * leaves the house and stays where nobody here can take it back, so it holds no title, no name, no free text.
 * `link` leads to the inbox, where all of that is; null where nobody knows under which address it is reached.
 */
export function reminderText(
  inbox: Awaited<ReturnType<typeof readInbox>>,
  link: string | null,
  t: TFunction,
): { subject: string; text: string } {
  const { actions, items } = inboxLists(inbox, t)
  const parts = [
    ...actions.map(({ title, rows }) => ({
      title,
      lines: rows.map(({ code, daysLate }) =>
        daysLate > 0 ? `${code}: ${t("action:due.late", { count: daysLate })}` : code,
      ),
      count: rows.length,
    })),
    ...items.map(({ title, rows }) => ({ title, lines: [], count: rows.length })),
  ]
    .filter(({ count }) => count > 0)
    .map(({ title, count, lines }) => [`${title}: ${count}`, ...lines.map((line) => `  ${line}`)].join("\n"))
  const late = [...actions, ...items]
    .flatMap<{ daysLate: number }>(({ rows }) => rows)
    .filter(({ daysLate }) => daysLate > 0).length
  const waiting = t("action:inbox.lead", { count: inbox.count })
  return {
    subject:
      late === 0 ? `Miqyas: ${waiting}` : `Miqyas: ${waiting} ${t("action:mail.late", { count: late })}`,
    text: [
      `${inbox.todayText}. ${waiting}`,
      ...parts,
      link === null ? t("action:mail.where") : `${t("action:mail.link")}\n${link}`,
      t("action:mail.why"),
      "",
    ].join("\n\n"),
  }
}
