import { Link } from "@remix-run/react"
import { StateSign } from "#app/components/state.tsx"
import type { TreePartView } from "#app/domain/item-view.ts"
import { paths } from "#app/paths.ts"

/** The way through the instrument: components, their butir folded except the one at hand. */
export function ItemTree({
  parts,
  cycleId,
  label,
}: {
  parts: readonly TreePartView[]
  cycleId: string
  label: string
}) {
  return (
    <nav className="tree card" aria-label={label}>
      {parts.map((part) => (
        <div key={part.title}>
          <h2>{part.title}</h2>
          <ol>
            {part.lines.map((line) => (
              <li key={line.label} className={line.isCurrent ? "on" : undefined}>
                <StateSign state={line.state} />
                <Link to={paths.item(cycleId, line.item)} aria-current={line.isCurrent ? "page" : undefined}>
                  {line.label}
                </Link>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  )
}
