import { Form, Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { SelectField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { Meter } from "#app/components/state.tsx"
import type { OutcomeView, ResultView } from "#app/domain/overview-view.ts"
import { paths } from "#app/paths.ts"

/** What it comes to as it stands, and what it would come to if. */
export function OverviewResult({ result, cycleId }: { result: ResultView; cycleId: string }) {
  return (
    <div className="grid result-grid">
      <Profile result={result} />
      <WhatIf result={result} cycleId={cycleId} />
    </div>
  )
}

function Profile({ result }: { result: ResultView }) {
  const { t } = useTranslation("cycle")
  const isTried = result.changed !== null
  return (
    <Card title={t("result.title")}>
      <Outcome outcome={result.now} />
      <table className="profile">
        <caption className="hidden">{t("result.profile")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("table.level")}</th>
            <th scope="col">
              <span className="hidden">{t("result.share")}</span>
            </th>
            <th scope="col" className="n">
              {t("result.now")}
            </th>
            {isTried && (
              <th scope="col" className="n">
                {t("result.then")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {result.profile.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="chart">
                <Meter
                  value={row.now}
                  max={result.items}
                  label={t("result.level-label", { name: row.name, count: row.now, of: result.items })}
                />
              </td>
              <td className="n">{row.now}</td>
              {isTried && <td className="n">{row.changed}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Outcome({ outcome }: { outcome: OutcomeView }) {
  return (
    <div className="outcome">
      <p className="headline">{outcome.headline}</p>
      {outcome.detail.map((line) => (
        <p className="soft small" key={line}>
          {line}
        </p>
      ))}
    </div>
  )
}

/** Moves levels on paper alone: a form that only asks, its answer kept in the address. */
function WhatIf({ result, cycleId }: { result: ResultView; cycleId: string }) {
  const { t } = useTranslation("cycle")
  return (
    <Card title={t("whatif.title")} id="what-if">
      <p className="soft">{t("whatif.lead")}</p>
      <Form method="get" action={`${paths.cycle(cycleId)}#what-if`} preventScrollReset className="filters">
        {result.tries.map((entry) => (
          <input type="hidden" name="try" value={entry.value} key={entry.item} />
        ))}
        <SelectField label={t("whatif.item")} name="try-item" required options={result.options.items} />
        <SelectField label={t("whatif.level")} name="try-level" required options={result.options.levels} />
        <button type="submit" className="btn ghost">
          {t("whatif.try")}
        </button>
      </Form>
      {result.tries.length > 0 && (
        <ul className="block">
          {result.tries.map((entry) => (
            <li key={entry.item}>
              <span aria-hidden="true">→</span>
              <span>{t("whatif.tried", { item: entry.label, level: entry.level })}</span>
              <Link to={entry.without} preventScrollReset>
                {t("whatif.remove")}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {result.changed !== null && (
        <div className="compare" role="status">
          <div>
            <h3>{t("result.now")}</h3>
            <Outcome outcome={result.now} />
          </div>
          <div>
            <h3>{t("result.then")}</h3>
            <Outcome outcome={result.changed} />
          </div>
        </div>
      )}
      {result.decisive.length > 0 && (
        <details>
          <summary>{t("whatif.decisive-title", { count: result.decisive.length })}</summary>
          <ul>
            {result.decisive.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
