import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { useLessonText, useLevelText } from "#app/components/halaqah/lesson-text.tsx"
import { DueCard, SessionsCard } from "#app/components/halaqah/lessons-card.tsx"
import { LeadCard, MembersCard } from "#app/components/halaqah/people-cards.tsx"
import { Page } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { MonthQuery } from "#app/domain/halaqah-forms.ts"
import { requireKey } from "#app/http/params.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { type HalaqahPageView, readHalaqah } from "#app/services/read-halaqah.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { month } = MonthQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return readHalaqah(db, actor, requireKey(params.halaqah), month)
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.name} · Miqyas` },
]

export default function Halaqah() {
  const { t } = useTranslation("halaqah")
  const view = useLoaderData<typeof loader>()
  return (
    <Page
      title={view.name}
      lead={<Lead view={view} />}
      crumbs={[{ label: t("list.title"), to: paths.halaqahList() }]}
      actions={
        <>
          <Link to={paths.imtihanList(view.id)} className="btn ghost">
            {t("imtihan:list.link")}
          </Link>
          <Link to={paths.halaqahOverview(view.id)} className="btn ghost">
            {t("progress:overview.link")}
          </Link>
        </>
      }
    >
      <div className="grid">
        <div className="stack">
          <DueCard view={view} />
          <SessionsCard view={view} />
        </div>
        <div className="stack">
          <LeadCard view={view} />
          <MembersCard view={view} />
        </div>
      </div>
    </Page>
  )
}

function Lead({ view }: { view: HalaqahPageView }) {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  const lessonText = useLessonText()
  const levelText = useLevelText()
  const ended = view.until !== null && view.until < view.today
  const said = ended
    ? t("ended", { day: formatDay(view.until ?? "", language) })
    : view.waiting.length > 0
      ? t("page.waiting", { count: view.waiting.length })
      : view.next === null
        ? t("page.none-planned")
        : t("page.next", { lesson: lessonText(view.next) })
  return (
    <>
      <p className="say">{said}</p>
      <p className="soft">
        {view.programme} · {levelText(view.level)} · {t("members.title", { count: view.members.length })}
        {view.sample && ` · ${t("sample")}`}
      </p>
    </>
  )
}
