import { Link } from "@remix-run/react"

/** A number that opens the list of what it counts; nothing has no list. */
export function CountLink({ count, to, label }: { count: number; to: string; label: string }) {
  if (count === 0) return <>0</>
  return (
    <Link className="alone" to={to} aria-label={`${label}: ${count}`}>
      {count}
    </Link>
  )
}
