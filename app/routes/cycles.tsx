import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { CycleList } from "#app/components/cycle/cycle-list.tsx"
import { EmptyState, Page } from "#app/components/page.tsx"
import { useRootData } from "#app/components/root-data.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { listCycleCards } from "#app/services/list-cycle-cards.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const cards = await listCycleCards(db, actor, language)
  return { ...cards, title: translate(language)("cycle:list.title") }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function CyclesRoute() {
  const { t } = useTranslation("cycle")
  const { cycles, mayOpen } = useLoaderData<typeof loader>()
  const { actor } = useRootData()
  const open = mayOpen ? (
    <Link to={paths.newCycle()} className="btn">
      {t("list.new")}
    </Link>
  ) : undefined
  return (
    <Page
      title={t("list.title")}
      lead={
        cycles.length > 0 ? <p className="soft">{t("list.lead", { count: cycles.length })}</p> : undefined
      }
      actions={
        cycles.length > 0 ? (
          <>
            {actor?.may.includes("calendar.see") && (
              <Link to={paths.calendar()} className="btn ghost">
                {t("common:nav.calendar")}
              </Link>
            )}
            {open}
          </>
        ) : undefined
      }
    >
      {cycles.length === 0 ? (
        <EmptyState
          title={t("list.empty")}
          hint={t(mayOpen ? "list.empty-hint" : "list.empty-hint-reader")}
          action={open}
        />
      ) : (
        <CycleList cycles={cycles} />
      )}
    </Page>
  )
}
