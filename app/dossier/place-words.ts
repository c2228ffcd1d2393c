import type { FontSet, Glyphs, OpenFont, ShapedWord } from "./font-set.server.ts"
import type { Face, TextStyle } from "./theme.ts"

/** A stretch of one line in one font, size and colour. `x` is from the line's start, in points. */
interface Run {
  x: number
  width: number
  font: OpenFont
  size: number
  color: string
  /** Text operators between Td and ET. */
  ops: string
  to?: string
  /** Only for links: what the link says. */
  text?: string
}

export interface Line {
  runs: Run[]
  width: number
  rtl: boolean
}

/** A stretch of a word in one face, colour and link. */
export interface Part {
  shaped: ShapedWord
  face: Face
  color: string
  to: string | undefined
  text: string
}

/** What is never parted between two lines; widths are points. */
export interface Word {
  parts: Part[]
  width: number
  rtl: boolean
  neutral: boolean
  /** What follows: a space, a place to break, or the end of a line. */
  after: "space" | "break" | "end" | "none"
}

export interface Placing {
  style: TextStyle
  /** Whether the line's own direction is right to left. */
  rtl: boolean
  fonts: FontSet
}

/** Sets the words of one line beside each other, in the order they are drawn, as text operators. */
export function placeWords(logical: Word[], { style, rtl, fonts }: Placing): Line {
  const words = logical.some((word) => word.rtl) || rtl ? reorder(logical, rtl) : logical
  const runs: Run[] = []
  let x = 0
  let open: { run: Run; parts: string[]; isString: boolean; texts: string[] } | undefined
  const close = () => {
    if (!open) return
    open.run.width = x - open.run.x
    open.run.ops = `${open.parts.join("")}${open.isString ? ")]TJ " : ""}`
    if (open.run.to) open.run.text = open.texts.join("")
    runs.push(open.run)
    open = undefined
  }
  const add = (glyphs: Glyphs, size: number) => {
    if (!open) return
    if (glyphs.marks) open.parts.push(`${open.isString ? ")]TJ " : ""}${risen(glyphs, size)}`)
    else open.parts.push(open.isString ? glyphs.tj : `[(${glyphs.tj}`)
    open.isString = !glyphs.marks
    open.texts.push(glyphs.text)
  }
  words.forEach((word, at) => {
    for (const part of word.parts) {
      for (const glyphs of part.shaped.runs) {
        const size = style.size * glyphs.scale
        const same =
          open &&
          open.run.font === glyphs.font &&
          open.run.color === part.color &&
          open.run.to === part.to &&
          open.run.size === size
        if (!same) {
          close()
          const run: Run = {
            x,
            width: 0,
            font: glyphs.font,
            size,
            color: part.color,
            ops: "",
            ...(part.to ? { to: part.to } : {}),
          }
          open = { run, parts: [], isString: false, texts: [] }
        }
        add(glyphs, size)
        x += (glyphs.width * size) / 1000
      }
    }
    const gap = rtl ? words[at + 1] !== undefined : word.after === "space" && at < words.length - 1
    if (gap) {
      const face = word.parts.at(-1)?.face ?? style.face
      const space = fonts.space(face)
      if (open && open.run.font === space.font && word.parts.at(-1)?.to === words[at + 1]?.parts[0]?.to) {
        add(space, style.size)
      } else {
        close()
        const run: Run = { x, width: 0, font: space.font, size: style.size, color: style.color, ops: "" }
        open = { run, parts: [], isString: false, texts: [] }
        add(space, style.size)
      }
      x += (space.width * style.size) / 1000
    }
  })
  close()
  return { runs, width: x, rtl }
}

/** Operators for glyphs of which some stand raised or shifted: marks over and under letters. */
function risen(glyphs: Glyphs, size: number): string {
  let ops = ""
  let rise = 0
  for (const mark of glyphs.marks ?? []) {
    if (mark.rise !== rise) {
      rise = mark.rise
      ops += `${Math.round(rise * size) / 1000} Ts `
    }
    ops += `[${mark.before ? -mark.before : ""}(${mark.bytes})${mark.after ? -mark.after : ""}]TJ `
  }
  return rise ? `${ops}0 Ts ` : ops
}

/** Words in the order they are drawn, left to right: runs of the other direction are turned round (UAX 9, words only). */
function reorder(words: Word[], rtl: boolean): Word[] {
  const direction = words.map((word) => (word.neutral && !word.rtl ? undefined : word.rtl))
  const resolved = direction.map((own, at) => {
    if (own !== undefined) return own
    const before = direction.slice(0, at).findLast((d) => d !== undefined) ?? rtl
    const after = direction.slice(at + 1).find((d) => d !== undefined) ?? rtl
    return before === after ? before : rtl
  })
  const out: Word[] = []
  for (let at = 0; at < words.length; ) {
    let end = at
    while (end < words.length && resolved[end] === resolved[at]) end++
    let run = words.slice(at, end)
    if (resolved[at]) {
      const gaps = run.map(({ after }) => after)
      // Turned round, the space that stood behind a word stands before it.
      run = run
        .map((word, place) => ({ ...word, after: gaps[place - 1] ?? (gaps.at(-1) as Word["after"]) }))
        .reverse()
    }
    if (rtl) out.unshift(...run)
    else out.push(...run)
    at = end
  }
  return out
}
