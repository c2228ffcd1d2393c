import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { CountLink } from "#app/components/count-link.tsx"
import { Card } from "#app/components/page.tsx"
import type { ItemSet } from "#app/domain/item-filter.ts"
import type { WorkView } from "#app/domain/overview-view.ts"
import { paths } from "#app/paths.ts"

/** Blockers first, then what presses, then what is missing, by how many items it holds up. */
export function OverviewWork({ work, cycleId }: { work: WorkView; cycleId: string }) {
  const { t } = useTranslation("cycle")
  const { blockers, urgent, missing } = work
  const title =
    blockers.length > 0
      ? t("overview.blockers-title")
      : urgent.length > 0
        ? t("overview.no-blockers-urgent")
        : t("overview.no-blockers")
  return (
    <Card title={title}>
      <OverviewPressing work={work} cycleId={cycleId} />
      <h2 className="second">{t("overview.missing")}</h2>
      {missing.length === 0 ? (
        <p className="ready">{t("overview.nothing-missing")}</p>
      ) : (
        <ul className="block">
          {missing.map(({ code, text, count }) => (
            <li key={code}>
              <span className="n">{count}</span>
              <span>{text}</span>
              <Link to={paths.cycleItems(cycleId, { missing: code })}>{t("overview.see")}</Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Blockers and what presses, each one click away from where it is mended. */
export function OverviewPressing({ work, cycleId }: { work: WorkView; cycleId: string }) {
  const { t } = useTranslation("cycle")
  const { blockers, urgent } = work
  if (blockers.length + urgent.length === 0) return null
  return (
    <>
      {(["blocked", "unknown"] as const).map((state) => (
        <Blockers
          key={state}
          id={state}
          blockers={blockers.filter((blocker) => blocker.state === state)}
          cycleId={cycleId}
        />
      ))}
      {urgent.length > 0 && (
        <ul className="block" id="urgent">
          {urgent.map((entry) => (
            <li key={entry.text}>
              <span className="draft" aria-hidden="true">
                !
              </span>
              <span>{entry.text}</span>
              <Link to={paths.item(cycleId, entry.item)}>{t("overview.open")}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface BlockersProps {
  id: string
  blockers: WorkView["blockers"]
  cycleId: string
}

function Blockers({ id, blockers, cycleId }: BlockersProps) {
  const { t } = useTranslation("cycle")
  if (blockers.length === 0) return null
  return (
    <ul className="block" id={id}>
      {blockers.map((blocker) => (
        <li key={blocker.item + blocker.text}>
          <span className="gap" aria-hidden="true">
            ▲
          </span>
          <span>
            <b>{blocker.text}</b>
            <small className="soft">
              {t(`overview.blocker-${blocker.state}`)}
              {blocker.known !== null && ` · ${blocker.known}`}
            </small>
          </span>
          <Link to={paths.item(cycleId, blocker.item)}>{t("overview.open")}</Link>
        </li>
      ))}
    </ul>
  )
}

const LOAD_SETS = {
  open: "open",
  overdue: "late",
  dueThisWeek: "due-this-week",
  withoutEvidence: "without-evidence",
} as const satisfies Record<string, ItemSet>
const LOADS = Object.keys(LOAD_SETS) as (keyof typeof LOAD_SETS)[]

const titleOf = ({ positionId, position }: WorkView["load"][number]) =>
  positionId === null ? "none" : position

/** Which position has what on its desk. */
export function OverviewLoad({ work, cycleId }: { work: WorkView; cycleId: string }) {
  const { t } = useTranslation("cycle")
  const heads = {
    open: t("load.open"),
    overdue: t("load.overdue"),
    dueThisWeek: t("load.week"),
    withoutEvidence: t("load.without-evidence"),
  }
  return (
    <Card title={t("load.title")}>
      <table className="cards load-table">
        <thead>
          <tr>
            <th scope="col">{t("load.position")}</th>
            {Object.entries(heads).map(([key, head]) => (
              <th scope="col" className="n" key={key}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {work.load.map((row) => (
            <tr key={row.positionId ?? "none"}>
              <th scope="row">
                <Link to={paths.cycleItems(cycleId, { position: titleOf(row) })}>{row.position}</Link>
              </th>
              {LOADS.map((key) => (
                <td
                  className={key === "overdue" && row[key] > 0 ? "n gap" : "n"}
                  data-label={heads[key]}
                  key={key}
                >
                  <CountLink
                    count={row[key]}
                    to={paths.cycleItems(cycleId, { position: titleOf(row), only: LOAD_SETS[key] })}
                    label={`${row.position}, ${heads[key]}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
