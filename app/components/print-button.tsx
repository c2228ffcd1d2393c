import { type ReactNode, useEffect, useState } from "react"

interface PrintButtonProps {
  children: ReactNode
  /** How to print where there is no script that can. */
  hint?: string
  className?: string
}

/** Prints the page. */
export function PrintButton({ children, hint, className = "btn" }: PrintButtonProps) {
  const [canPrint, setCanPrint] = useState(false)
  useEffect(() => setCanPrint(true), [])
  if (!canPrint) return hint === undefined ? null : <span className="soft">{hint}</span>
  return (
    <button type="button" className={className} onClick={() => window.print()}>
      {children}
    </button>
  )
}
