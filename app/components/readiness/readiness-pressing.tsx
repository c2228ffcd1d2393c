import { Link } from "@remix-run/react"
import { OverviewPressing } from "#app/components/cycle/overview-work.tsx"
import { Card } from "#app/components/page.tsx"
import type { ReadinessView } from "#app/domain/readiness-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"

/** Blockers, what presses, and what waits for the reader; then what keeps most items from being ready. */
export function ReadinessPressing({ view }: { view: ReadinessView }) {
  const { t } = useTranslation("readiness")
  const { work, waiting, cycle } = view
  return (
    <Card title={t(pressingTitle(view))}>
      <OverviewPressing work={work} cycleId={cycle.id} />
      <h2 className="second">{t("waiting.title")}</h2>
      {waiting.length === 0 ? (
        <p className="ready">{t("waiting.none")}</p>
      ) : (
        <ul className="block">
          {waiting.map(({ key, text, to }) => (
            <li key={key}>
              <span className="draft" aria-hidden="true">
                ◐
              </span>
              <span>{text}</span>
              <Link to={to}>{t("see")}</Link>
            </li>
          ))}
        </ul>
      )}
      {work.missing.length > 0 && (
        <>
          <h2 className="second">{t("missing")}</h2>
          <ul className="block">
            {work.missing.map(({ code, text, count }) => (
              <li key={code}>
                <span className="n">{count}</span>
                <span>{text}</span>
                <Link to={paths.cycleItems(cycle.id, { missing: code })}>{t("see")}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function pressingTitle({ work }: ReadinessView): string {
  if (work.blockers.length > 0) return "pressing.blockers"
  return work.urgent.length > 0 ? "pressing.urgent" : "pressing.none"
}
