import { type KeyboardEvent, useRef } from "react"
import { markField } from "#app/domain/attendance.ts"
import { ATTENDANCE } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import type { AttendanceLine } from "#app/services/read-attendance.server.ts"

interface MarkListProps {
  lines: readonly AttendanceLine[]
  /** What was typed and not saved, by field. */
  values: Record<string, string>
  onMark: () => void
}

/**
 * Everybody with four choices, hadir chosen at first. The letters H, I, B and A mark whoever has the focus and
 * go on to the next.
 */
export function MarkList({ lines, values, onMark }: MarkListProps) {
  const { t } = useTranslation("halaqah")
  const list = useRef<HTMLOListElement>(null)

  function onKeyDown(event: KeyboardEvent) {
    const mark = ATTENDANCE.find((one) => one.startsWith(event.key.toLowerCase()))
    const target = event.target as HTMLInputElement
    if (mark === undefined || target.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey)
      return
    event.preventDefault()
    const rows = [...(list.current?.children ?? [])]
    const at = rows.findIndex((row) => row.contains(target))
    const choice = rows[at]?.querySelector<HTMLInputElement>(`input[value="${mark}"]`)
    if (choice === null || choice === undefined) return
    choice.checked = true
    onMark()
    const next = rows[at + 1]?.querySelector<HTMLInputElement>("input:checked") ?? choice
    next.focus()
  }

  return (
    <ol className="marks" ref={list} onKeyDown={onKeyDown} onChange={onMark}>
      {lines.map((line, at) => {
        const field = markField(line.santriId)
        return (
          <li key={line.santriId}>
            <fieldset className="mark">
              <legend>
                <span className="mark-number">{at + 1}.</span> {line.name}{" "}
                <small className="soft">{line.code}</small>
              </legend>
              <div className="mark-choices">
                {ATTENDANCE.map((status) => (
                  <label key={status} className={`mark-${status}`}>
                    <input
                      type="radio"
                      name={field}
                      value={status}
                      defaultChecked={(values[field] ?? line.status) === status}
                    />
                    <span>
                      <b className="mark-tick" aria-hidden="true">
                        ✓
                      </b>
                      {t(`mark.${status}`)}
                    </span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        )
      })}
    </ol>
  )
}
