import type { Glyphs } from "./font-set.server.ts"
import type { Run } from "./place-words.ts"

/** The operators that show a run, between those that set its font and place (ISO 32000-1, 9.4.3). */
export function showText({ glyphs, type: { size } }: Run): string {
  // Joined at the end: a string that grows piece by piece holds a link for each of them.
  const ops: string[] = []
  let isOpen = false
  for (const one of glyphs) {
    if (one.marks) {
      if (isOpen) ops.push(")]TJ ")
      ops.push(risen(one.marks, size))
    } else {
      if (!isOpen) ops.push("[(")
      ops.push(one.tj)
    }
    isOpen = !one.marks
  }
  if (isOpen) ops.push(")]TJ ")
  return ops.join("")
}

/** Glyphs of which some stand raised or shifted: marks over and under letters. */
function risen(marks: NonNullable<Glyphs["marks"]>, size: number): string {
  let ops = ""
  let rise = 0
  for (const mark of marks) {
    if (mark.rise !== rise) {
      rise = mark.rise
      ops += `${Math.round(rise * size) / 1000} Ts `
    }
    ops += `[${mark.before ? -mark.before : ""}(${mark.bytes})${mark.after ? -mark.after : ""}]TJ `
  }
  return rise ? `${ops}0 Ts ` : ops
}
