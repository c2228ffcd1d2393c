import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { HalaqahTable } from "#app/components/halaqah/halaqah-table.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readHalaqahList } from "#app/services/read-halaqah-list.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const title = translate(await languageOf(request))("halaqah:list.title")
  return { ...(await readHalaqahList(db, actor)), title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function HalaqahList() {
  const { t } = useTranslation("halaqah")
  const { lines, ended, counts, may, title } = useLoaderData<typeof loader>()
  const create = may.manage ? (
    <Link to={paths.newHalaqah()} className="btn">
      {t("list.new")}
    </Link>
  ) : undefined
  const isEmpty = lines.length + ended.length === 0
  return (
    <Page
      title={title}
      lead={
        isEmpty ? undefined : (
          <>
            <p className="say">
              {counts.waitingLessons === 0
                ? t("list.all-recorded")
                : t("list.waiting", { count: counts.waitingLessons, halaqah: counts.waitingHalaqah })}
            </p>
            <p className="soft">{t("list.lead", { count: counts.halaqah, members: counts.members })}</p>
          </>
        )
      }
      actions={
        <>
          {may.sheets && (
            <Link to={paths.sheets()} className="btn ghost">
              {t("list.sheets")}
            </Link>
          )}
          {may.programmes && (
            <Link to={paths.programmes()} className="btn ghost">
              {t("list.programmes")}
            </Link>
          )}
          {create}
        </>
      }
    >
      <Card>
        {isEmpty ? (
          <EmptyState
            title={t("list.empty")}
            hint={t(may.manage ? "list.empty-hint" : "list.empty-hint-reader")}
            action={create}
          />
        ) : (
          <HalaqahTable lines={lines} />
        )}
      </Card>
      {ended.length > 0 && (
        <Card>
          <details>
            <summary>{t("list.ended", { count: ended.length })}</summary>
            <HalaqahTable lines={ended} />
          </details>
        </Card>
      )}
    </Page>
  )
}
