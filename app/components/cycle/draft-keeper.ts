import { type RefObject, useEffect } from "react"

/** Whether what is being typed has reached the server. */
export type DraftStatus = { kind: "idle" } | { kind: "kept"; at: string } | { kind: "failed" }

const PAUSE_MS = 1200
/** How long after a failure it is tried again. */
const RETRY_MS = 10_000
/** Browsers refuse a request that outlives its page above 64 kB. */
const KEEPALIVE_BYTES = 60_000

/**
 * Sends what stands in a form to `address` when typing pauses, when the page is left or hidden; not while the
 * form itself is being sent, which saves more than a draft.
 */
export function useDraftKeeper(
  form: RefObject<HTMLFormElement>,
  address: string,
  tell: (status: DraftStatus) => void,
) {
  useEffect(() => {
    const element = form.current
    if (element === null) return
    let timer: number | undefined
    let isPending = false
    // Raised when the form itself is sent: a draft that failed before must not follow it.
    let sendings = 0
    const abort = new AbortController()

    async function keep(keepalive: boolean) {
      window.clearTimeout(timer)
      if (!isPending || element === null) return
      isPending = false
      const before = sendings
      const body = new URLSearchParams()
      for (const [name, value] of new FormData(element))
        if (typeof value === "string") body.append(name, value)
      try {
        const answer = await fetch(address, {
          method: "POST",
          body,
          keepalive: keepalive && body.toString().length < KEEPALIVE_BYTES,
          signal: abort.signal,
        })
        if (!answer.ok) throw new Error(`Draft refused with ${answer.status}`)
        const { savedAt } = (await answer.json()) as { savedAt: string }
        if (!isPending) tell({ kind: "kept", at: savedAt })
      } catch {
        if (abort.signal.aborted || before !== sendings) return
        tell({ kind: "failed" })
        if (!isPending) {
          isPending = true
          timer = window.setTimeout(() => void keep(false), RETRY_MS)
        }
      }
    }
    function typed() {
      isPending = true
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void keep(false), PAUSE_MS)
    }
    function sent() {
      isPending = false
      sendings++
      window.clearTimeout(timer)
      tell({ kind: "idle" })
    }
    function hidden() {
      if (document.visibilityState === "hidden") void keep(true)
    }

    element.addEventListener("input", typed)
    element.addEventListener("submit", sent)
    document.addEventListener("visibilitychange", hidden)
    return () => {
      element.removeEventListener("input", typed)
      element.removeEventListener("submit", sent)
      document.removeEventListener("visibilitychange", hidden)
      void keep(true)
      sendings++
      window.clearTimeout(timer)
      tell({ kind: "idle" })
    }
  }, [form, address, tell])
}
