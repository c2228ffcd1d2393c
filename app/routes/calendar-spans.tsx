import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { RamadanProposals } from "#app/components/calendar/ramadan-proposals.tsx"
import { SpanForm } from "#app/components/calendar/span-form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { spanAction } from "#app/http/span-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readSpans } from "#app/services/read-spans.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const t = translate(await languageOf(request))
  return { ...(await readSpans(db, actor, t)), title: t("calendar:spans.title") }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await spanAction(actor, request, translate(await languageOf(request)))
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export default function CalendarSpans() {
  const { t } = useTranslation("calendar")
  const language = useLanguage()
  const { title, units, spans, proposals } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const answerAt = (at: string) => (answer?.at === at ? answer : undefined)
  return (
    <Page
      title={title}
      lead={<p>{t("spans.lead")}</p>}
      crumbs={[{ label: t("title"), to: paths.calendar() }]}
    >
      <div className="grid">
        <div className="stack">
          <Card title={t("spans.own")}>
            {spans.length === 0 && <p className="soft">{t("spans.empty")}</p>}
            {spans.map(({ id, unit, version, typed }) => (
              <details key={`${id} ${version}`} open={answerAt(id) !== undefined} className="span">
                <summary>
                  {typed.title}{" "}
                  <small className="soft">
                    {unit !== "" && `${unit} · `}
                    {t(`kind.${typed.kind}`)} · {formatDay(typed.from ?? "", language)} –{" "}
                    {formatDay(typed.until ?? "", language)}
                  </small>
                </summary>
                <SpanForm typed={typed} span={{ id, version }} answer={answerAt(id)} />
              </details>
            ))}
          </Card>
          <RamadanProposals proposals={proposals} />
        </div>
        <Card title={t("spans.new")} id="new">
          <SpanForm typed={{ kind: "libur" }} units={units} answer={answerAt("new")} key={spans.length} />
        </Card>
      </div>
    </Page>
  )
}
