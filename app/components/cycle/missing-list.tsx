import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import type { ItemView } from "#app/domain/item-view.ts"

/** Signs by what is asked: to wait, to work, or to mend what was sent back. */
function signOf(code: string): { sign: string; tone: string } {
  if (code === "awaiting-review" || code === "not-submitted") return { sign: "◐", tone: "draft" }
  if (code === "returned") return { sign: "↺", tone: "gap" }
  return { sign: "!", tone: "draft" }
}

/** What keeps an item from being ready, each with its repair. */
export function MissingList({ lines, page }: { lines: ItemView["missing"]; page: string }) {
  const { t } = useTranslation("cycle")
  if (lines.length === 0) {
    return (
      <p className="ready">
        <span aria-hidden="true">●</span> {t("item.nothing-missing")}
      </p>
    )
  }
  return (
    <ul className="block">
      {lines.map((line) => {
        const { sign, tone } = signOf(line.code)
        return (
          <li key={line.text}>
            <span className={tone} aria-hidden="true">
              {sign}
            </span>
            <span>{line.text}</span>
            {line.to !== undefined && <Repair to={line.to} page={page} label={line.repair ?? ""} />}
          </li>
        )
      })}
    </ul>
  )
}

/** A place on the same page is an ordinary anchor: the browser unfolds what it lies in. */
function Repair({ to, page, label }: { to: string; page: string; label: string }) {
  return to.startsWith(`${page}#`) ? (
    <a href={to.slice(page.length)}>{label}</a>
  ) : (
    <Link to={to}>{label}</Link>
  )
}
