import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Agenda } from "#app/components/calendar/agenda.tsx"
import { VisitPlan } from "#app/components/calendar/visit-plan.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { PrintButton } from "#app/components/print-button.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readCalendar } from "#app/services/read-calendar.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const t = translate(language)
  const asked = new URL(request.url).searchParams.get("from")
  return { ...(await readCalendar(db, actor, { asked, language, t })), title: t("calendar:title") }
}

export default function Calendar() {
  const { t } = useTranslation("calendar")
  const { title, today, months, before, after, plans, letterhead, may } = useLoaderData<typeof loader>()
  return (
    <>
      <header className="sheet-letterhead print-only">
        {letterhead.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      <Page
        title={title}
        lead={<p>{t("lead", { day: today.text, hijri: today.hijri })}</p>}
        actions={
          <>
            {may.edit && (
              <Link to={paths.calendarSpans()} className="btn ghost">
                {t("spans.open")}
              </Link>
            )}
            <a href={paths.calendarFile()} download className="btn ghost">
              {t("file.download")}
            </a>
            <PrintButton className="btn ghost">{t("print")}</PrintButton>
          </>
        }
      >
        <Card title={t("plan.title")}>
          <p className="soft">{t("suggestion")}</p>
          {plans.length === 0 && <p>{t("plan.none")}</p>}
          {plans.map((plan) => (
            <VisitPlan key={plan.id} plan={plan} />
          ))}
        </Card>
        <Card title={t("agenda.title")}>
          <Agenda months={months} />
          <nav className="row between pager" aria-label={t("agenda.months")}>
            <Link to={paths.calendar(before)}>← {t("agenda.before")}</Link>
            <Link to={paths.calendar(after)}>{t("agenda.after")} →</Link>
          </nav>
        </Card>
        <p className="soft">{t("hijri-note")}</p>
      </Page>
    </>
  )
}
