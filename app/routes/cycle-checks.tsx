import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readCycleChecks } from "#app/services/read-cycle-checks.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const view = await readCycleChecks(db, actor, requireKey(params.cycle), language)
  const count = view.checks.reduce((sum, { hits }) => sum + hits.length, 0)
  return { ...view, title: translate(language)("readiness:checks.say", { count }) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function CycleChecks() {
  const { t } = useTranslation("readiness")
  const { cycle, checks, title, mayMake } = useLoaderData<typeof loader>()
  return (
    <Page
      title={title}
      lead={<p className="soft">{t("checks.lead")}</p>}
      crumbs={[{ label: cycle.title, to: paths.readiness(cycle.id) }]}
    >
      {checks.length === 0 && <EmptyState title={t("checks.none")} hint={t("checks.none-hint")} />}
      <div className="stack">
        {checks.map(({ check, hits }) => (
          <Card
            key={check}
            title={t("checks.counted", { title: t(`check.${check}.title`), count: hits.length })}
          >
            <p className="soft">{t(`check.${check}.why`)}</p>
            <ul className="block">
              {hits.map(({ file, items }) => (
                <li key={`${file?.to} ${items[0]?.key}`}>
                  <span className="draft" aria-hidden="true">
                    !
                  </span>
                  <span>
                    {file !== null && `${file.text}: `}
                    {items.map(({ key, label, to }, at) => (
                      <span key={key}>
                        {at > 0 && "; "}
                        <Link to={to}>{label}</Link>
                      </span>
                    ))}
                  </span>
                  <span className="ways">
                    <Link to={file?.to ?? items[0]?.to ?? ""}>{t("checks.mend")}</Link>
                    {mayMake && items[0] !== undefined && (
                      <Link to={paths.newActionFor(cycle.id, items[0].key, check)}>
                        {t("checks.make-action")}
                      </Link>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </Page>
  )
}
