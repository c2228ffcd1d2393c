import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { EvidenceRow, StandingTags } from "#app/components/evidence/evidence-row.tsx"
import { LibraryFilter } from "#app/components/evidence/library-filter.tsx"
import { Card, EmptyState, Page, Pager } from "#app/components/page.tsx"
import { FilterQuery } from "#app/domain/evidence-form.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readLibrary } from "#app/services/read-library.server.ts"
import { db } from "#db/client.server.ts"

const FILTERS = ["q", "kind", "sensitivity", "cycle", "item", "used", "from", "to"]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const search = new URL(request.url).searchParams
  const query = FilterQuery.parse(withoutEmpty(search))
  return {
    ...(await readLibrary(db, actor, query, language)),
    filter: Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? ""])),
    title: translate(language)("evidence:library.title"),
  }
}

function withoutEmpty(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...search].filter(([, value]) => value !== ""))
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function EvidenceLibrary() {
  const { rows, total, page, pages, cycles, items, filter, mayAdd, title } = useLoaderData<typeof loader>()
  const { t } = useTranslation("evidence")
  const isNarrowed = Object.values(filter).some((value) => value !== "")
  const add = mayAdd && (
    <Link to={paths.evidenceUpload()} className="btn">
      {t("library.add")}
    </Link>
  )
  return (
    <Page
      title={title}
      lead={t("library.lead", { count: total })}
      actions={total > 0 || isNarrowed ? add : undefined}
    >
      {total === 0 && !isNarrowed ? (
        <Card>
          <EmptyState title={t("library.empty")} hint={t("library.empty-hint")} action={add} />
        </Card>
      ) : (
        <>
          <LibraryFilter values={filter} cycles={cycles} items={items} />
          <Card>
            {rows.length === 0 && <EmptyState title={t("library.none")} hint={t("library.none-hint")} />}
            {rows.map(({ card, uses }) => (
              <EvidenceRow key={card.id} card={card} tags={<StandingTags card={card} />}>
                <small className="ev-uses">
                  {uses.length === 0
                    ? t(card.isCopy ? "library.copy" : "library.unused")
                    : t("library.uses", { count: uses.length, items: uses.slice(0, 3).join("; ") })}
                  {uses.length > 3 && " …"}
                </small>
              </EvidenceRow>
            ))}
            <Pager page={page} pages={pages} />
          </Card>
        </>
      )}
    </Page>
  )
}
