import { useEffect, useRef, useState } from "react"
import { useTranslation } from "#app/i18n/pesantren.ts"

const KEYS = ["next", "previous", "save", "list"] as const

/**
 * Keys of the sheet: Enter and arrow down go to the same field of the next santri, arrow up to the one before.
 * Without a script Enter sends the form, as everywhere.
 */
export function QuickKeys() {
  const { t } = useTranslation("progress")
  const dialog = useRef<HTMLDialogElement>(null)
  const [isReady, setReady] = useState(false)

  useEffect(() => {
    setReady(true)
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || dialog.current?.open) return
      const form = document.querySelector<HTMLFormElement>("form[data-quick]")
      if (form === null) return
      if ((event.ctrlKey || event.metaKey) && (event.key === "s" || event.key === "Enter"))
        form.requestSubmit()
      else if (event.ctrlKey || event.metaKey || event.altKey) return
      else if (event.key === "?" && !isProse(event.target)) dialog.current?.showModal()
      else if (!step(form, event)) return
      event.preventDefault()
    }
    document.addEventListener("keydown", pressed)
    return () => document.removeEventListener("keydown", pressed)
  }, [])

  if (!isReady) return null
  return (
    <>
      <button
        type="button"
        className="btn ghost key-button wide-only no-print"
        onClick={() => dialog.current?.showModal()}
        aria-label={t("keys.title")}
        aria-keyshortcuts="?"
      >
        ?
      </button>
      <dialog ref={dialog} aria-labelledby="quick-keys-title">
        <h2 id="quick-keys-title">{t("keys.title")}</h2>
        <table className="keys">
          <tbody>
            {KEYS.map((key) => (
              <tr key={key}>
                <th scope="row">
                  <kbd>{t(`keys.${key}.key`)}</kbd>
                </th>
                <td>{t(`keys.${key}.does`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <form method="dialog">
          <button type="submit" className="btn">
            {t("keys.close")}
          </button>
        </form>
      </dialog>
    </>
  )
}

/** Goes to the same field of another santri. @returns whether the key asked for it. */
function step(form: HTMLFormElement, { key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement) || !form.contains(target)) return false
  const field = target.dataset.field
  if (field === undefined) return false
  const isArrow = key === "ArrowDown" || key === "ArrowUp"
  // A choice and a list of suggestions use the arrows themselves.
  if (isArrow && (target.matches("select") || target.hasAttribute("list"))) return false
  if (key !== "Enter" && !isArrow) return false
  const column = [...form.querySelectorAll<HTMLElement>(`[data-field="${field}"]`)]
  const next = column[column.indexOf(target) + (key === "ArrowUp" ? -1 : 1)]
  if (next !== undefined) next.focus()
  else if (key !== "ArrowUp") form.querySelector<HTMLElement>("[data-save]")?.focus()
  if (next instanceof HTMLInputElement) next.select()
  return true
}

/** Where a question mark may be part of what is typed. */
function isProse(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.dataset.field === "note" || target.dataset.field === "chapter")
  )
}
