import { type ReactNode, useEffect, useState } from "react"

/** Prints the page; it appears once there is a script that can. */
export function PrintButton({ children }: { children: ReactNode }) {
  const [canPrint, setCanPrint] = useState(false)
  useEffect(() => setCanPrint(true), [])
  if (!canPrint) return null
  return (
    <button type="button" className="btn ghost" onClick={() => window.print()}>
      {children}
    </button>
  )
}
