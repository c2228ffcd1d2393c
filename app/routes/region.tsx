import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData, useSearchParams } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, EmptyState, Page, Pager } from "#app/components/page.tsx"
import { RegionFilter } from "#app/components/region/region-filter.tsx"
import { RegionTable, Signed } from "#app/components/region/region-table.tsx"
import { regionQueryOf } from "#app/http/region-query.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readRegion } from "#app/services/read-region.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  return readRegion(db, actor, regionQueryOf(request), { language, t: translate(language) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

/** Which units are ready, which are blocked, who has not reported? */
export default function Region() {
  const view = useLoaderData<typeof loader>()
  const { t } = useTranslation("region")
  const [search] = useSearchParams()
  const csv = search.size === 0 ? paths.regionCsv() : `${paths.regionCsv()}?${search}`
  return (
    <Page
      title={view.say}
      lead={
        <ul className="plain">
          {view.answers.map(({ key, names, more, ...look }) => (
            <li key={key}>
              <Link to={`?state=${key}`}>
                <Signed {...look} />
              </Link>
              {names.length > 0 && `: ${names.join(", ")}${more > 0 ? ` ${t("more", { count: more })}` : ""}`}
            </li>
          ))}
        </ul>
      }
      actions={
        <>
          <a className="btn ghost" href={csv} download>
            CSV
          </a>
          {view.may.exchange && (
            <>
              <Link className="btn ghost" to={paths.regionLetters()}>
                {t("letters.title")}
              </Link>
              <Link className="btn" to={paths.regionFiles()}>
                {t("files.open")}
              </Link>
            </>
          )}
        </>
      }
    >
      <RegionFilter query={view.query} offices={view.offices} sorts={view.sorts} />
      <Card>
        {view.rows.length === 0 ? (
          <EmptyState title={t("none")} hint={t("none-hint")} />
        ) : (
          <>
            {!view.isTree && <p className="soft">{t("found", { count: view.found })}</p>}
            <RegionTable view={view} />
          </>
        )}
        <Pager page={view.page} pages={view.pages} />
      </Card>
      <p className="soft small">{t("counts-only")}</p>
    </Page>
  )
}
