import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ActionTable } from "#app/components/follow-up/action-table.tsx"
import { InboxItems } from "#app/components/follow-up/inbox-items.tsx"
import { EscalationRule, PrintButton, PrintHead } from "#app/components/follow-up/printed.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { config } from "#app/config.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { inboxLists } from "#app/services/inbox-lists.ts"
import { readInbox } from "#app/services/read-inbox.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  return {
    ...(await readInbox(db, actor, language)),
    heading: translate(language)("action:inbox.title"),
    isMailSent: config().mail !== undefined,
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading ?? ""} · Miqyas` }]

export default function Inbox() {
  const { t } = useTranslation("action")
  const inbox = useLoaderData<typeof loader>()
  const { count } = inbox
  const { actions, items } = inboxLists(inbox, t)
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
          {actions
            .filter(({ rows }) => rows.length > 0)
            .map(({ title, rows }) => (
              <Card key={title} title={`${title} (${rows.length})`}>
                <ActionTable rows={rows} caption={title} severalUnits={inbox.severalUnits} withParaf />
              </Card>
            ))}
          {items.map(({ title, rows }) => (
            <InboxItems key={title} title={title} rows={rows} />
          ))}
        </div>
        <p className="soft small rule">
          {inbox.isMailSent ? (
            <>
              {t("inbox.mail")} <Link to={`${paths.account()}#reminders`}>{t("inbox.mail-address")}</Link>
            </>
          ) : (
            t("inbox.no-mail")
          )}
        </p>
        <EscalationRule />
      </Page>
    </>
  )
}
