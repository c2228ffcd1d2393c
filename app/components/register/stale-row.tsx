import { useEffect, useRef } from "react"
import type { RegisterField } from "#app/components/register/register-fields.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface StaleRowProps {
  fields: readonly Pick<RegisterField, "key" | "label" | "options">[]
  stored: Record<string, string>
  typed: Record<string, string>
}

/** What differs between the row as somebody else saved it and as typed; what was typed stays in the form. */
export function StaleRow({ fields, stored, typed }: StaleRowProps) {
  const { t } = useTranslation("register")
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const differing = fields.filter(({ key }) => (stored[key] ?? "").trim() !== (typed[key] ?? "").trim())
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{t("stale.title")}</strong> {t("stale.what-to-do")}
      </p>
      {differing.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("stale.field")}</th>
              <th scope="col">{t("stale.stored")}</th>
              <th scope="col">{t("stale.typed")}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map(({ key, label, options }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td className="typed">{shown(stored[key], options)}</td>
                <td className="typed">{shown(typed[key], options)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function shown(value: string | undefined, options: RegisterField["options"]): string {
  return options?.find((option) => option.value === value)?.label ?? (value || "–")
}
