import { Link } from "@remix-run/react"
import { Tag, type Tone } from "#app/components/state.tsx"
import type { ActionState } from "#app/domain/action.ts"
import type { DirectionState } from "#app/domain/visit.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { ActionLine } from "#app/services/action-lines.ts"

const LOOKS: Record<ActionState, { sign: string; tone: Tone }> = {
  belum: { sign: "○", tone: "none" },
  berjalan: { sign: "◐", tone: "draft" },
  diajukan: { sign: "◕", tone: "draft" },
  terbukti: { sign: "●", tone: "ready" },
  batal: { sign: "×", tone: "none" },
}

/** Where an action stands: sign, word and colour. */
export function ActionStateTag({ state }: { state: ActionState }) {
  const { t } = useTranslation("action")
  return <Tag {...LOOKS[state]}>{t(`state.${state}`)}</Tag>
}

/** How far a direction was followed up: sign, word and colour. */
export function DirectionStateTag({ state }: { state: DirectionState }) {
  const { t } = useTranslation("visit")
  return <Tag {...LOOKS[state]}>{t(`direction-state.${state}`)}</Tag>
}

/** When an action is due, how late it is, and up to whom it has risen. */
export function DueText({ line }: { line: Pick<ActionLine, "dueText" | "daysLate" | "isSoon" | "risen"> }) {
  const { t } = useTranslation("action")
  return (
    <>
      {line.dueText ?? <span className="soft">{t("due.none")}</span>}{" "}
      {line.daysLate > 0 && (
        <Tag tone="gap" sign="!">
          {t("due.late", { count: line.daysLate })}
        </Tag>
      )}
      {line.isSoon && (
        <Tag tone="draft" sign="!">
          {t("due.soon")}
        </Tag>
      )}
      {(line.risen === "reviewer" || line.risen === "kalapas") && (
        <>
          <br />
          <small className="soft">↑ {t(`risen.${line.risen}`)}</small>
        </>
      )}
    </>
  )
}

/** Where an action comes from, with the way there for whoever may go. */
export function SourceText({ source }: { source: ActionLine["source"] }) {
  const { t } = useTranslation("action")
  const { direction, item, origin, toChecks } = source
  if (direction !== null) {
    const text = t("source.direction", { number: direction.number, visit: direction.visitTitle })
    if (direction.visitId === null) return text
    return <Link to={`${paths.visit(direction.visitId)}#directions`}>{text}</Link>
  }
  if (item !== null) {
    const told = { item: item.label, cycle: item.cycleTitle }
    const text = t(origin === "finding" ? "source.finding" : "source.item", told)
    return (
      <>
        {item.isSeen ? <Link to={paths.item(item.cycleId, item.key)}>{text}</Link> : text}
        {toChecks && (
          <>
            {" · "}
            <Link to={paths.cycleChecks(item.cycleId)}>{t("source.to-checks")}</Link>
          </>
        )}
      </>
    )
  }
  return t(`origin.${origin}`)
}
