import { Link } from "@remix-run/react"
import { DirectionStateTag } from "#app/components/follow-up/action-state.tsx"
import { Card } from "#app/components/page.tsx"
import type { PromisesView } from "#app/domain/readiness-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"

/** What officials asked for, and how much of it is proven done. */
export function ReadinessPromises({ promises }: { promises: PromisesView }) {
  const { t } = useTranslation("readiness")
  const { directions, actions, ofUnit } = promises
  return (
    <Card title={t("promises.title")}>
      <p>
        <Link to={paths.actions(ofUnit)}>{t("promises.actions", { count: actions.open })}</Link>
        {actions.late > 0 && (
          <>
            {", "}
            <Link className="gap" to={paths.actions({ ...ofUnit, overdue: 1 })}>
              {t("promises.late", { count: actions.late })}
            </Link>
          </>
        )}
        {actions.unassigned > 0 && (
          <>
            {", "}
            <Link to={paths.actions({ ...ofUnit, position: "none" })}>
              {t("promises.unassigned", { count: actions.unassigned })}
            </Link>
          </>
        )}
      </p>
      {directions.length === 0 ? (
        <p className="soft">{t("promises.no-directions")}</p>
      ) : (
        <table className="cards">
          <thead>
            <tr>
              <th scope="col">{t("promises.direction")}</th>
              <th scope="col" className="n">
                {t("promises.proven")}
              </th>
              <th scope="col">{t("promises.state")}</th>
            </tr>
          </thead>
          <tbody>
            {directions.map(({ id, text, to, proven, of, state }) => (
              <tr key={id}>
                <th scope="row" className="plain-head">
                  <Link to={to}>{text}</Link>
                </th>
                <td className="n" data-label={t("promises.proven")}>
                  {t("promises.of", { proven, count: of })}
                </td>
                <td data-label={t("promises.state")}>
                  <DirectionStateTag state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
