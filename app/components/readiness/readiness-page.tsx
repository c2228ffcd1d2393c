import { Link } from "@remix-run/react"
import { OverviewComponents } from "#app/components/cycle/overview-page.tsx"
import { OverviewLoad } from "#app/components/cycle/overview-work.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { ReadinessChanges } from "#app/components/readiness/readiness-changes.tsx"
import { ReadinessPressing } from "#app/components/readiness/readiness-pressing.tsx"
import { ReadinessPromises } from "#app/components/readiness/readiness-promises.tsx"
import { EvidenceMonths, LevelProfile } from "#app/components/readiness/readiness-shares.tsx"
import { ReadinessTrend } from "#app/components/readiness/readiness-trend.tsx"
import type { ReadinessView } from "#app/domain/readiness-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"

/** Are we ready, what blocks, who is late, what must I decide? Answered in the first three lines. */
export function ReadinessPage({ view }: { view: ReadinessView }) {
  const { t } = useTranslation("readiness")
  const { cycle } = view
  return (
    <Page
      title={view.say}
      lead={
        <>
          <p>
            <Link className="alone" to={paths.cycleItems(cycle.id, { only: "ready" })}>
              {view.lead}
            </Link>
            {view.notReady > 0 && (
              <>
                {" "}
                <Link className="alone" to={paths.cycleItems(cycle.id, { only: "not-ready" })}>
                  {t("cycle:overview.not-ready-items", { count: view.notReady })}
                </Link>
              </>
            )}
          </p>
          <p className="soft">
            {view.forecast} <small>{view.assumption}</small>
          </p>
          <p className="soft">
            <Link to={paths.cycle(cycle.id)}>{cycle.title}</Link> · {cycle.instrument}
            {cycle.goal !== null &&
              ` · ${t(cycle.goal.isVisit ? "visit-on" : "due-on", { day: cycle.goal.text })}`}
          </p>
        </>
      }
      actions={
        <>
          {view.may.report && (
            <Link className="btn ghost" to={paths.report()}>
              {t("region:report.title")}
            </Link>
          )}
          <Link className="btn ghost" to={paths.cycleChecks(cycle.id)}>
            {t("checks.open", { count: view.findings })}
          </Link>
          {view.may.makeSheet && (
            <Link className="btn ghost" to={paths.weeklySheets(cycle.id)}>
              {t("weekly.open")}
            </Link>
          )}
        </>
      }
    >
      <CycleSwitch view={view} />
      <div className="grid">
        <div className="stack">
          <ReadinessPressing view={view} />
          <ReadinessPromises promises={view.promises} />
          <ReadinessTrend trend={view.trend} />
          {view.changes !== null && <ReadinessChanges changes={view.changes} />}
        </div>
        <div className="stack">
          <OverviewComponents components={view.components} to={paths.cycle(cycle.id)} />
          <EvidenceMonths view={view} />
          {view.work.load.length > 0 && <OverviewLoad work={view.work} cycleId={cycle.id} />}
          <LevelProfile view={view} />
          <Expiring view={view} />
        </div>
      </div>
    </Page>
  )
}

function CycleSwitch({ view }: { view: ReadinessView }) {
  const { t } = useTranslation("readiness")
  if (view.cycles.length < 2) return null
  return (
    <nav className="tabs no-print" aria-label={t("cycles")}>
      {view.cycles.map(({ id, title }) => (
        <Link key={id} to={paths.readiness(id)} aria-current={id === view.cycle.id ? "page" : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  )
}

/** Proofs and agreements that end soon, or have ended. */
function Expiring({ view }: { view: ReadinessView }) {
  const { t } = useTranslation("readiness")
  const ending = [
    ...view.promises.agreements.map((one) => ({ ...one, to: paths.agreement(one.id), pressing: false })),
    ...view.expiring.map(({ evidenceId, ...one }) => ({
      ...one,
      id: evidenceId,
      to: paths.evidence(evidenceId),
      pressing: one.isPressing && view.cycle.goal?.isVisit === true,
    })),
  ]
  return (
    <Card title={t("expiring.title")}>
      {ending.length === 0 ? (
        <p className="ready">{t("expiring.none")}</p>
      ) : (
        <ul className="block">
          {ending.map(({ id, text, day, isPressing, pressing, to }) => (
            <li key={id}>
              <span className={isPressing ? "gap" : "draft"} aria-hidden="true">
                {isPressing ? "!" : "◐"}
              </span>
              <span>
                {text}
                <small className="soft">
                  {day}
                  {pressing && ` · ${t("expiring.pressing")}`}
                </small>
              </span>
              <Link to={to}>{t("open")}</Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
