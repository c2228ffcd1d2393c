import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ActionTable } from "#app/components/follow-up/action-table.tsx"
import { InboxItems } from "#app/components/follow-up/inbox-items.tsx"
import { EscalationRule, PrintButton, PrintHead } from "#app/components/follow-up/printed.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { DUE_SOON_DAYS, KALAPAS_AFTER_DAYS, REVIEWER_AFTER_DAYS } from "#app/domain/action.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readInbox } from "#app/services/read-inbox.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  return { ...(await readInbox(db, actor, language)), heading: translate(language)("action:inbox.title") }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading ?? ""} · Miqyas` }]

export default function Inbox() {
  const { t } = useTranslation("action")
  const inbox = useLoaderData<typeof loader>()
  const { count } = inbox
  const days = inbox.risesTo === "reviewer" ? REVIEWER_AFTER_DAYS : KALAPAS_AFTER_DAYS
  const lists = [
    { title: t("inbox.actions-overdue"), rows: inbox.overdue },
    { title: t(`inbox.risen-${inbox.risesTo}`, { days }), rows: inbox.risen },
    { title: t("inbox.actions-review"), rows: inbox.actionsToReview },
    { title: t("inbox.actions-soon", { days: DUE_SOON_DAYS }), rows: inbox.soon },
  ]
  return (
    <>
      <PrintHead letterhead={inbox.letterhead} day={inbox.todayText} />
      <Page
        title={inbox.heading}
        lead={count === 0 ? t("inbox.lead-none") : t("inbox.lead", { count })}
        actions={
          <>
            <Link to={paths.actions()} className="btn ghost">
              {t("title")}
            </Link>
            {count > 0 && <PrintButton label={t("list.print")} />}
          </>
        }
      >
        <div className="stack">
          {lists
            .filter(({ rows }) => rows.length > 0)
            .map(({ title, rows }) => (
              <Card key={title} title={`${title} (${rows.length})`}>
                <ActionTable rows={rows} caption={title} severalUnits={inbox.severalUnits} withParaf />
              </Card>
            ))}
          <InboxItems title={t("inbox.items")} rows={inbox.items} />
          <InboxItems title={t("inbox.items-review")} rows={inbox.itemsToReview} />
        </div>
        <p className="soft small rule">{t("inbox.no-mail")}</p>
        <EscalationRule />
      </Page>
    </>
  )
}
