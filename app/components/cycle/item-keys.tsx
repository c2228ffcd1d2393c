import { useNavigate } from "@remix-run/react"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import type { ItemView } from "#app/domain/item-view.ts"
import { paths } from "#app/paths.ts"

const SETTING = "miqyas-single-keys"

/**
 * Keys of the item page, and the dialog that lists them. Single letters do nothing while someone types, and
 * can be switched off (WCAG 2.1.4); without a script there is no button either.
 */
export function ItemKeys({ view }: { view: ItemView }) {
  const { t } = useTranslation("cycle")
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isReady, setReady] = useState(false)
  const [isOn, setOn] = useState(true)
  const previous = view.previous?.key
  const next = view.next?.key
  const cycleId = view.cycle.id

  useEffect(() => {
    setReady(true)
    setOn(localStorage.getItem(SETTING) !== "off")
  }, [])

  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      const withControl = event.ctrlKey || event.metaKey
      if (withControl && !event.altKey && (event.key === "s" || event.key === "Enter")) {
        const button = submitter(event.key === "s" ? "save" : "ready")
        if (button === null) return
        event.preventDefault()
        button.form?.requestSubmit(button)
        return
      }
      if (withControl || event.altKey || !isOn || isTyping(event.target) || dialog.current?.open) return
      if (event.key === "?") dialog.current?.showModal()
      else if (event.key === "j" && next !== undefined) navigate(paths.item(cycleId, next))
      else if (event.key === "k" && previous !== undefined) navigate(paths.item(cycleId, previous))
      else if (event.key === "o") navigate(paths.cycle(cycleId))
      else if (event.key === "u") document.querySelector<HTMLElement>('#answer [name="narrative"]')?.focus()
      else if (/^\d$/.test(event.key)) levelBox(event.key)?.click()
      else return
      event.preventDefault()
    }
    document.addEventListener("keydown", pressed)
    return () => document.removeEventListener("keydown", pressed)
  }, [navigate, cycleId, previous, next, isOn])

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
      <dialog ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">{t("keys.title")}</h2>
        <table className="keys">
          <tbody>
            {(["next", "previous", "level", "narrative", "overview", "save", "ready", "list"] as const).map(
              (key) => (
                <tr key={key}>
                  <th scope="row">
                    <kbd>{t(`keys.${key}.key`)}</kbd>
                  </th>
                  <td>{t(`keys.${key}.does`)}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
        <div className="field check">
          <label>
            <input
              type="checkbox"
              checked={isOn}
              onChange={(event) => {
                setOn(event.target.checked)
                localStorage.setItem(SETTING, event.target.checked ? "on" : "off")
              }}
            />
            <span>{t("keys.single")}</span>
          </label>
        </div>
        <form method="dialog">
          <button type="submit" className="btn">
            {t("keys.close")}
          </button>
        </form>
      </dialog>
    </>
  )
}

function submitter(intent: "save" | "ready"): HTMLButtonElement | null {
  return document.querySelector<HTMLButtonElement>(`button[form="answer"][value="${intent}"]`)
}

function levelBox(value: string): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`#answer input[name="level"][value="${value}"]`)
}

/** Radios and boxes take arrows and space alone: letters and digits are free there. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches("textarea, select")) return true
  return target.matches('input:not([type="radio"], [type="checkbox"], [type="submit"])')
}
