import { useRevalidator } from "@remix-run/react"
import { useEffect } from "react"

const AGAIN_MS = 1000

/** Asks the page's loader again every second while something is under way. */
export function useRefreshWhile(active: boolean) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!active || state !== "idle") return
    const timer = setTimeout(revalidate, AGAIN_MS)
    return () => clearTimeout(timer)
  }, [active, state, revalidate])
}
