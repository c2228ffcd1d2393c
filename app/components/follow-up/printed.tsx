import { useEffect, useState } from "react"
import { KALAPAS_AFTER_DAYS, REVIEWER_AFTER_DAYS } from "#app/domain/action.ts"
import { useTranslation } from "#app/i18n/promises.ts"

interface PrintHeadProps {
  letterhead: { lines: string[]; address: string; contact: string } | null
  day: string
}

/** The unit's letterhead and the day, on paper alone. */
export function PrintHead({ letterhead, day }: PrintHeadProps) {
  const { t } = useTranslation("action")
  return (
    <div className="print-only">
      {letterhead !== null && (
        <div className="sheet-letterhead">
          {letterhead.lines.map((line, index) => (
            <p key={line} className={index < 2 ? "large" : undefined}>
              {line}
            </p>
          ))}
          <p className="small">{[letterhead.address, letterhead.contact].filter(Boolean).join(" · ")}</p>
        </div>
      )}
      <p>{t("list.printed", { day })}</p>
    </div>
  )
}

/** Opens the browser's print window; without JavaScript its own menu does. */
export function PrintButton({ label }: { label: string }) {
  const [isLive, setIsLive] = useState(false)
  useEffect(() => setIsLive(true), [])
  if (!isLive) return null
  return (
    <button type="button" className="btn ghost" onClick={() => window.print()}>
      {label}
    </button>
  )
}

/** By which rule of the product what is overdue rises by itself. */
export function EscalationRule() {
  const { t } = useTranslation("action")
  return (
    <p className="soft small rule">
      {t("risen.rule", { reviewer: REVIEWER_AFTER_DAYS, kalapas: KALAPAS_AFTER_DAYS })}
    </p>
  )
}
