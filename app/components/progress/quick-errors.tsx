import { useEffect, useRef } from "react"
import { useTranslation } from "#app/i18n/pesantren.ts"

/** What a sheet is answered with when nothing was saved. */
export interface QuickAnswer {
  values: Record<string, string[]>
  problems: { santriId: string; name: string; field: string; text: string }[]
  seen: Record<string, number>
  refused?: { key: string; values: Record<string, string | number> }
}

/** What is wrong with the sheet, line by line, each leading to its field; gets the focus so that it is read first. */
export function QuickErrors({ answered }: { answered: QuickAnswer | undefined }) {
  const { t } = useTranslation("progress")
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (answered !== undefined) box.current?.focus()
  }, [answered])
  if (answered === undefined) return null
  const { problems, refused } = answered
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      {refused !== undefined && <p>{t(refused.key, refused.values)}</p>}
      {problems.length > 0 && (
        <>
          <p>
            <strong>{t("quick.wrong", { count: problems.length })}</strong>
          </p>
          <ul>
            {problems.map(({ santriId, name, field, text }) => (
              <li key={santriId}>
                <a href={`#${field === "" ? "line" : field}.${santriId}`}>{name}</a>: {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
