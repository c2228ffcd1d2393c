/**
 * Keeps what is typed into text areas before the page comes alive: React sets them back to what the server
 * sent when it takes them over, and on a slow machine that takes seconds.
 * @returns what puts the texts back, to be called once the page is alive.
 */
export function keepTyped(): () => void {
  const typed = new Map<HTMLTextAreaElement, string>()
  for (const area of document.querySelectorAll("textarea"))
    if (area.value !== area.defaultValue) typed.set(area, area.value)
  function note({ target }: Event) {
    if (target instanceof HTMLTextAreaElement) typed.set(target, target.value)
  }
  document.addEventListener("input", note, true)
  return () => {
    document.removeEventListener("input", note, true)
    for (const [area, text] of typed) {
      if (!area.isConnected || area.value === text) continue
      area.value = text
      area.dispatchEvent(new Event("input", { bubbles: true }))
    }
    typed.clear()
  }
}
