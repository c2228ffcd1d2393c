import { Link } from "@remix-run/react"
import { CountLink } from "#app/components/count-link.tsx"
import { Card } from "#app/components/page.tsx"
import { Meter } from "#app/components/state.tsx"
import type { ReadinessView } from "#app/domain/readiness-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"

/** Which months of the period are proven, and where a cadence has a hole. */
export function EvidenceMonths({ view }: { view: ReadinessView }) {
  const { t } = useTranslation("readiness")
  const { say, months, holes } = view.coverage
  return (
    <Card title={t("coverage.title")}>
      <p>{say}</p>
      <ol className="strip" aria-label={t("coverage.title")}>
        {months.map(({ month, label, state }) => (
          <li key={month} className={state} title={`${label}: ${t(`coverage.${state}`)}`}>
            <span aria-hidden="true">{label.slice(0, 3)}</span>
            <span className="hidden">
              {label}: {t(`coverage.${state}`)}
            </span>
          </li>
        ))}
      </ol>
      <p className="soft small">{t("coverage.legend")}</p>
      <details>
        <summary>{t("coverage.numbers")}</summary>
        <table>
          <caption className="hidden">{t("coverage.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("coverage.month")}</th>
              <th scope="col">{t("coverage.state")}</th>
              <th scope="col" className="n">
                {t("coverage.proofs")}
              </th>
              <th scope="col" className="n">
                {t("coverage.holes")}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.month}>
                <th scope="row">{month.label}</th>
                <td>{t(`coverage.${month.state}`)}</td>
                <td className="n">
                  <CountLink {...month.proofs} label={`${month.label}, ${t("coverage.proofs")}`} />
                </td>
                <td className="n">
                  <CountLink {...month.holes} label={`${month.label}, ${t("coverage.holes")}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {holes > 0 && (
        <p>
          <Link className="alone" to={paths.cycleItems(view.cycle.id, { missing: "cadence-hole" })}>
            {t("coverage.see-holes")}
          </Link>
        </p>
      )}
    </Card>
  )
}

/** How many items stand on each level, and what that comes to. */
export function LevelProfile({ view }: { view: ReadinessView }) {
  const { t } = useTranslation("readiness")
  return (
    <Card title={t("profile.title")}>
      {view.outcome !== null && (
        <div className="outcome">
          <p className="headline">{view.outcome.headline}</p>
          {view.outcome.detail.map((line) => (
            <p className="soft small" key={line}>
              {line}
            </p>
          ))}
        </div>
      )}
      <ul className="bars">
        {view.profile.map((row) => (
          <li className="bar" key={row.name}>
            <Link to={row.to}>{row.name}</Link>
            <Meter
              value={row.count}
              max={view.items}
              label={t("profile.label", { name: row.name, count: row.count, of: view.items })}
            />
            <span className="n">
              {row.count}
              {row.isBelow && row.count > 0 && <small className="soft"> {t("profile.below")}</small>}
            </span>
          </li>
        ))}
      </ul>
      {view.hasFormula && (
        <p>
          <Link className="alone" to={`${paths.cycle(view.cycle.id)}#what-if`}>
            {t("profile.what-if")}
          </Link>
        </p>
      )}
    </Card>
  )
}
