import type { TFunction } from "i18next"
import { DUE_SOON_DAYS, KALAPAS_AFTER_DAYS, REVIEWER_AFTER_DAYS } from "#app/domain/action.ts"
import type { readInbox } from "#app/services/read-inbox.server.ts"

type Inbox = Pick<
  Awaited<ReturnType<typeof readInbox>>,
  "overdue" | "risen" | "actionsToReview" | "soon" | "items" | "itemsToReview" | "risesTo"
>

/** What waits for somebody, each kind under its heading, the most urgent first; kinds may be empty. */
export function inboxLists(inbox: Inbox, t: TFunction) {
  const days = inbox.risesTo === "reviewer" ? REVIEWER_AFTER_DAYS : KALAPAS_AFTER_DAYS
  return {
    actions: [
      { title: t("action:inbox.actions-overdue"), rows: inbox.overdue },
      { title: t(`action:inbox.risen-${inbox.risesTo}`, { days }), rows: inbox.risen },
      { title: t("action:inbox.actions-review"), rows: inbox.actionsToReview },
      { title: t("action:inbox.actions-soon", { days: DUE_SOON_DAYS }), rows: inbox.soon },
    ],
    items: [
      { title: t("action:inbox.items"), rows: inbox.items },
      { title: t("action:inbox.items-review"), rows: inbox.itemsToReview },
    ],
  }
}
