import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readDue } from "#app/services/retention.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const title = translate(await languageOf(request))("privacy:due.title")
  return { units: await readDue(db, actor), title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function SantriRetention() {
  const { units, title } = useLoaderData<typeof loader>()
  const { t } = useTranslation("privacy")
  const language = useLanguage()
  const count = units.reduce((sum, { due }) => sum + due.length, 0)
  const term = (months: number | null) =>
    months === null ? t("due.forever") : t("due.months", { count: months })
  return (
    <Page
      title={title}
      lead={<p>{count === 0 ? t("due.lead-none") : t("due.lead", { count })}</p>}
      crumbs={[{ label: t("santri:list.title"), to: paths.santriList() }]}
      actions={
        <a href={paths.santriNotice()} className="btn ghost">
          {t("notice.link")}
        </a>
      }
    >
      {units.map(({ unitId, unitName, terms, due }) => (
        <Card key={unitId} title={unitName}>
          <p className="soft">
            {t("due.terms", {
              identity: term(terms.identityMonths),
              progress: term(terms.progressMonths),
            })}
          </p>
          {due.length === 0 ? (
            <EmptyState title={t("due.none")} hint={t("due.none-hint")} />
          ) : (
            <ul className="plain-list">
              {due.map((one) => (
                <li key={one.id}>
                  <p>
                    <Link to={paths.santri(one.id)}>{[one.code, one.name].filter(Boolean).join(" · ")}</Link>
                  </p>
                  <p className="soft small">
                    {[
                      t("due.left", { day: formatDay(one.leftOn, language) }),
                      one.identitySince === null
                        ? ""
                        : t("due.identity", { day: formatDay(one.identitySince, language) }),
                      one.progressSince === null
                        ? ""
                        : t("due.progress", { day: formatDay(one.progressSince, language) }),
                    ]
                      .filter((part) => part !== "")
                      .join(" · ")}
                  </p>
                  <Link to={paths.eraseSantri(one.id)} className="btn ghost">
                    {t("due.open")}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Card>
      ))}
    </Page>
  )
}
