import { Link } from "@remix-run/react"
import type { TFunction } from "i18next"
import { useTranslation } from "react-i18next"
import { Meter, Tag } from "#app/components/state.tsx"
import { paths } from "#app/paths.ts"
import type { CycleCard } from "#app/services/list-cycle-cards.server.ts"

/** Cycles with progress, stage and dates, the newest first. */
export function CycleList({ cycles }: { cycles: readonly CycleCard[] }) {
  const { t } = useTranslation("cycle")
  return (
    <ul className="cycle-list">
      {cycles.map((cycle) => (
        <li className="card cycle-card" key={cycle.id}>
          <div className="row between">
            <h2>{cycle.maySee ? <Link to={paths.cycle(cycle.id)}>{cycle.title}</Link> : cycle.title}</h2>
            <Tag tone="draft">{t(`state.${cycle.state}`)}</Tag>
          </div>
          <p className="soft">
            {cycle.instrument} · {cycle.applicant}{" "}
            {cycle.isSample && <Tag tone="none">{t("list.sample")}</Tag>}
            <br />
            {t("list.unit", { unit: cycle.unit })}
          </p>
          <Meter
            value={cycle.approved}
            also={cycle.approved + cycle.submitted}
            max={cycle.of}
            label={t("list.progress-label", {
              approved: cycle.approved,
              submitted: cycle.submitted,
              count: cycle.of,
            })}
          />
          <p className="row between small">
            <span>{t("list.progress", { approved: cycle.approved, count: cycle.of })}</span>
            <span className="soft">
              {[
                cycle.due === null ? "" : t("list.due", { day: cycle.due }),
                cycle.visit === null ? "" : t("list.visit", { day: cycle.visit }),
                daysText(cycle.daysLeft, cycle.visit !== null, t),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

function daysText(days: number | null, isVisit: boolean, t: TFunction<"cycle">): string {
  if (days === null) return ""
  const what = isVisit ? "visit" : "due"
  if (days === 0) return t(`overview.${what}-today`)
  return days > 0 ? t(`overview.${what}-in`, { count: days }) : t(`overview.${what}-past`, { count: -days })
}
