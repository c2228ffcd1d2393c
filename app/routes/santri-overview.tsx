import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Link, useLoaderData, useSearchParams } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Achievements } from "#app/components/overview/achievements.tsx"
import { CohortTable } from "#app/components/overview/cohort-table.tsx"
import { HalfYearForm } from "#app/components/overview/half-year-form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { WeekCharts } from "#app/components/progress/week-chart.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readUnitProgress } from "#app/services/read-unit-progress.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const search = new URL(request.url).searchParams
  const asked = { unit: search.get("unit"), half: search.get("half"), all: search.has("all") }
  const title = translate(language)("progress:overview.title")
  return { ...(await readUnitProgress(db, actor, asked, language)), title }
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? ""} · Miqyas` },
]

export default function SantriOverview() {
  const { t } = useTranslation("progress")
  const { title, half, halves, unitId, units, weeks, cohorts, cohort } = useLoaderData<typeof loader>()
  return (
    <Page title={title} lead={<Lead />} crumbs={[{ label: t("santri:list.title"), to: paths.santriList() }]}>
      <HalfYearForm half={half} halves={halves} unitId={unitId} units={units} />
      <div className="stack">
        <Groups />
        <div className="grid">
          <div className="stack">
            <WeekCharts weeks={weeks} />
            <Card title={t("cohort.title")}>
              <p className="soft">{t("cohort.help")}</p>
              <CohortTable cohorts={cohorts} cohort={cohort} />
            </Card>
          </div>
          <div className="stack">
            <Candidates />
            <Completions />
          </div>
        </div>
      </div>
    </Page>
  )
}

function Lead() {
  const { t } = useTranslation("progress")
  const { lines, period, cohort } = useLoaderData<typeof loader>()
  const aiming = lines.filter(({ achievements }) => achievements.some((one) => one.isReached !== null))
  const reached = aiming.filter(({ achievements }) => achievements.every((one) => one.isReached !== false))
  return (
    <>
      <p className="say">
        {aiming.length === 0
          ? t("overview.no-target")
          : t("overview.say", { count: reached.length, of: aiming.length })}
      </p>
      <p className="soft">{t("overview.lead", { period: period.text, count: cohort.closing })}</p>
    </>
  )
}

function Groups() {
  const { t } = useTranslation("progress")
  const { lines } = useLoaderData<typeof loader>()
  return (
    <Card title={t("overview.by-halaqah")}>
      {lines.length === 0 ? (
        <EmptyState title={t("overview.no-halaqah")} hint={t("overview.no-halaqah-hint")} />
      ) : (
        <table className="cards">
          <thead>
            <tr>
              <th scope="col">{t("overview.halaqah")}</th>
              <th scope="col" className="n">
                {t("overview.members")}
              </th>
              <th scope="col" className="n">
                {t("overview.sessions")}
              </th>
              <th scope="col" className="n">
                {t("attendance.title")}
              </th>
              <th scope="col">{t("overview.achieved")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row" className="plain-head">
                  <Link to={paths.halaqahOverview(line.id)}>{line.name}</Link>
                  <br />
                  <small className="soft">{line.programme}</small>
                </th>
                <td className="n" data-label={t("overview.members")}>
                  {line.members}
                </td>
                <td className="n" data-label={t("overview.sessions")}>
                  {line.sessions}
                </td>
                <td className="n" data-label={t("attendance.title")}>
                  {line.attendance ?? "–"}
                </td>
                <td data-label={t("overview.achieved")}>
                  <Achievements achievements={line.achievements} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

function Candidates() {
  const { t } = useTranslation("progress")
  const { candidates, candidatesMore } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const all = new URLSearchParams(search)
  all.set("all", "1")
  return (
    <Card title={t("wisuda.title")} id="wisuda">
      <p className="soft">{t("wisuda.help")}</p>
      {candidates.length === 0 ? (
        <p>{t("wisuda.none")}</p>
      ) : (
        <ul>
          {candidates.map(({ santriId, code, name, achievement, day }) => (
            <li key={`${santriId} ${achievement}`}>
              <Link to={paths.santriPapers(santriId)}>
                {code} {name}
              </Link>{" "}
              <small className="soft">
                {achievement} · {day}
              </small>
            </li>
          ))}
        </ul>
      )}
      {candidatesMore > 0 && (
        <p>
          <Link to={`?${all}#wisuda`} preventScrollReset>
            {t("wisuda.more", { count: candidatesMore })}
          </Link>
        </p>
      )}
    </Card>
  )
}

function Completions() {
  const { t } = useTranslation("progress")
  const { completions } = useLoaderData<typeof loader>()
  return (
    <Card title={t("completed.title")}>
      {completions.length === 0 ? (
        <p>{t("completed.none")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("quick.programme")}</th>
              <th scope="col">{t("field.level")}</th>
              <th scope="col" className="n">
                {t("overview.members")}
              </th>
            </tr>
          </thead>
          <tbody>
            {completions.map(({ key, programme, level, santri }) => (
              <tr key={key}>
                <th scope="row">{programme}</th>
                <td>{level}</td>
                <td className="n">{santri}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
