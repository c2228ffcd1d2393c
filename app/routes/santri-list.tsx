import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, EmptyState, Page, Pager } from "#app/components/page.tsx"
import { SantriFilter } from "#app/components/santri/santri-filter.tsx"
import { SantriTable } from "#app/components/santri/santri-table.tsx"
import { SantriQuery } from "#app/domain/santri-forms.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readSantriList } from "#app/services/read-santri-list.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const query = SantriQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    ...(await readSantriList(db, actor, query)),
    filter: {
      q: query.q,
      standing: query.standing,
      intake: query.intake ?? "",
      halaqah: query.halaqah ?? "",
    },
    title: translate(await languageOf(request))("santri:list.title"),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function SantriList() {
  const { rows, total, page, pages, counts, intakes, halaqah, filter, may, title } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation("santri")
  const isEmpty = counts.residents + counts.left === 0 && total === 0
  const isDefault = filter.q === "" && filter.standing === "resident" && filter.intake + filter.halaqah === ""
  const actions = (
    <>
      {may.all && (
        <Link to={paths.santriOverview()} className="btn ghost">
          {t("progress:overview.link")}
        </Link>
      )}
      {may.erase && (
        <Link to={paths.santriRetention()} className="btn ghost">
          {t("privacy:due.link")}
        </Link>
      )}
      {may.papers && (
        <Link to={paths.papers()} className="btn ghost">
          {t("paper:unit.title")}
        </Link>
      )}
      {may.all && (
        <Link to={paths.registers()} className="btn ghost">
          {t("register:title")}
        </Link>
      )}
      {may.enrol && (
        <Link to={paths.enrolments()} className="btn ghost">
          {t("list.weekly")}
        </Link>
      )}
      {may.edit && (
        <Link to={paths.newSantri()} className="btn">
          {t("list.new")}
        </Link>
      )}
    </>
  )
  const lead = may.all ? "list.lead" : "list.lead-own"
  return (
    <Page title={title} lead={t(lead, { count: counts.residents, left: counts.left })} actions={actions}>
      {isEmpty && isDefault ? (
        <Card>
          <EmptyState
            title={t(may.all ? "list.empty" : "list.empty-own")}
            hint={t(may.all ? "list.empty-hint" : "list.empty-own-hint")}
          />
        </Card>
      ) : (
        <>
          <SantriFilter values={filter} intakes={intakes} halaqah={halaqah} />
          <Card>
            {rows.length === 0 ? (
              <EmptyState title={t("list.none")} hint={t("list.none-hint")} />
            ) : (
              <>
                {!isDefault && <p className="soft">{t("list.found", { count: total })}</p>}
                <SantriTable rows={rows} />
              </>
            )}
            <Pager page={page} pages={pages} />
          </Card>
        </>
      )}
    </Page>
  )
}
