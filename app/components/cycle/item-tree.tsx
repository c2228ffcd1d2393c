import { useNavigate } from "@remix-run/react"
import type { MouseEvent } from "react"
import { StateSign } from "#app/components/state.tsx"
import type { TreePartView } from "#app/domain/item-view.ts"
import { paths } from "#app/paths.ts"

/**
 * The way through the instrument: components, their butir folded except the one at hand. Its many links are plain
 * anchors under one listener: a router link each would cost every page more than all the rest of the tree.
 */
export function ItemTree({
  parts,
  cycleId,
  label,
}: {
  parts: readonly TreePartView[]
  cycleId: string
  label: string
}) {
  const navigate = useNavigate()
  function follow(event: MouseEvent) {
    const link = (event.target as Element).closest("a")
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (link === null || !isPlain) return
    event.preventDefault()
    navigate(link.pathname)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link pressed by key reports a click
    <nav className="tree card" aria-label={label} onClick={follow}>
      {parts.map((part) => (
        <div key={part.title}>
          <h2>{part.title}</h2>
          <ol>
            {part.lines.map((line) => (
              <li key={line.item} className={line.isCurrent ? "on" : undefined}>
                <StateSign state={line.state} />
                <a href={paths.item(cycleId, line.item)} aria-current={line.isCurrent ? "page" : undefined}>
                  {line.label}
                </a>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  )
}
