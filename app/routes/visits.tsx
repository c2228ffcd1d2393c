import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readVisits } from "#app/services/read-visits.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  return { ...(await readVisits(db, actor, language)), heading: translate(language)("visit:title") }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading ?? ""} · Miqyas` }]

export default function Visits() {
  const { t } = useTranslation("visit")
  const { heading, visits, mayRecord } = useLoaderData<typeof loader>()
  const record = mayRecord && (
    <Link to={paths.newVisit()} className="btn">
      {t("list.new")}
    </Link>
  )
  if (visits.length === 0)
    return (
      <Page title={heading}>
        <Card>
          <EmptyState title={t("list.empty")} hint={t("list.empty-hint")} action={record} />
        </Card>
      </Page>
    )
  return (
    <Page title={heading} lead={t("list.lead", { count: visits.length })} actions={record}>
      <Card>
        <ul className="plain">
          {visits.map((visit) => (
            <li key={visit.id}>
              <Link to={paths.visit(visit.id)}>{visit.title}</Link>
              {visit.sample && <small className="soft"> ({t("action:sample")})</small>}
              <br />
              <small className="soft">
                {[visit.period, t(`purpose.${visit.purpose}`), visit.unit, ...visit.visitors]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
              <br />
              <small>
                {visit.directions === 0
                  ? t("list.no-directions")
                  : t("list.directions", { count: visit.directions, proven: visit.proven })}
              </small>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  )
}
