import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

/**
 * A hash in full: one click selects it, and where the browser lets a page copy (over HTTPS, or on the same
 * machine), a button does.
 */
export function Hash({ value, label }: { value: string; label?: string }) {
  const { t } = useTranslation()
  const [state, setState] = useState<"none" | "ready" | "copied">("none")
  useEffect(() => {
    if (navigator.clipboard !== undefined) setState("ready")
  }, [])
  async function copy() {
    await navigator.clipboard.writeText(value).catch(() => undefined)
    setState("copied")
  }
  return (
    <span className="hash-line">
      {label !== undefined && <small className="soft">{label}</small>}
      <span className="hash">{value}</span>
      {state !== "none" && (
        <button type="button" className="btn ghost" onClick={copy}>
          <span aria-live="polite">
            {t(state === "copied" ? "dossier:hash.copied" : "dossier:hash.copy")}
          </span>
        </button>
      )}
    </span>
  )
}
