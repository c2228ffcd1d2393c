import type { FontSet, Glyphs, ShapedWord } from "./font-set.server.ts"
import type { SizedFont } from "./open-font.server.ts"
import type { Face, TextStyle } from "./theme.ts"

/**
 * A stretch of one line in one font, size and colour. `x` is from the line's start, in points. A dossier holds as many
 * as it has lines until its pages are drawn, so a run holds no more than it needs.
 */
export interface Run {
  x: number
  type: SizedFont
  color: string
  /** From left to right, spaces among them. */
  glyphs: Glyphs[]
  link: Link | undefined
}

/** Where a run leads, what it says, and its width in points. */
export interface Link {
  to: string
  text: string
  width: number
}

export interface Line {
  runs: Run[]
  width: number
  rtl: boolean
}

/** A stretch of a word in one face, colour and link. */
interface Part {
  shaped: ShapedWord
  face: Face
  color: string
  to: string | undefined
  text: string
}

/** What is never parted between two lines; widths are points. */
export interface Word {
  parts: readonly Part[]
  width: number
  rtl: boolean
  /** Without a letter, so that it goes the way of its neighbours. */
  neutral: boolean
}

/**
 * A text is words with what stands between them: a space, a place where a line may break, or a line's end. Two words
 * never stand beside each other.
 */
export type Piece = Word | "space" | "break" | "end"

interface Placing {
  style: TextStyle
  /** Whether the line's own direction is right to left. */
  rtl: boolean
  fonts: FontSet
}

/** Whether a piece is a word, not what stands between two. */
export const isWord = (piece: Piece | undefined): piece is Word => typeof piece === "object"

/** Sets the pieces of one line beside each other, in the order they are drawn. */
export function placeWords(logical: readonly Piece[], { style, rtl, fonts }: Placing): Line {
  const pieces = rtl || logical.some((piece) => isWord(piece) && piece.rtl) ? reorder(logical, rtl) : logical
  const runs: Run[] = []
  let x = 0
  let run: Run | undefined
  let before: Part | undefined
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece
    if (isWord(piece)) {
      for (const part of piece.parts) {
        const { color, to } = part
        for (const glyphs of part.shaped.runs) {
          const { font } = glyphs
          const size = style.size * glyphs.scale
          if (
            run?.type.font !== font ||
            run.type.size !== size ||
            run.color !== color ||
            run.link?.to !== to
          ) {
            run = newRun(x, fonts.sized(font, size), color, to)
            runs.push(run)
          }
          run.glyphs.push(glyphs)
          x += (glyphs.width * size) / 1000
        }
        before = part
      }
    } else if (piece === "space") {
      const space = fonts.space(before?.face ?? style.face)
      const next = pieces[at + 1]
      const isWithin = run?.type.font === space.font && isWord(next) && next.parts[0]?.to === before?.to
      if (!run || !isWithin) {
        run = newRun(x, fonts.sized(space.font, style.size), style.color, undefined)
        runs.push(run)
      }
      run.glyphs.push(space)
      x += (space.width * style.size) / 1000
    }
  }
  for (const [at, { x: from, link, glyphs }] of runs.entries()) {
    if (!link) continue
    link.text = glyphs.map(({ text }) => text).join("")
    link.width = (runs[at + 1]?.x ?? x) - from
  }
  return { runs, width: x, rtl }
}

function newRun(x: number, type: SizedFont, color: string, to: string | undefined): Run {
  const link = to === undefined ? undefined : { to, text: "", width: 0 }
  return { x, type, color, glyphs: [], link }
}

/** Pieces in the order they are drawn, left to right: runs of the other direction are turned round (UAX 9, words only). */
function reorder(pieces: readonly Piece[], rtl: boolean): Piece[] {
  const stretches = listStretches(pieces)
  const direction = stretches.map(([first]) => (isWord(first) && !isNeutral(first) ? first.rtl : undefined))
  const resolved = direction.map((own, at) => {
    if (own !== undefined) return own
    const before = direction.slice(0, at).findLast((d) => d !== undefined) ?? rtl
    const after = direction.slice(at + 1).find((d) => d !== undefined) ?? rtl
    return before === after ? before : rtl
  })
  const out: Piece[][] = []
  for (let at = 0; at < stretches.length; ) {
    let end = at
    while (end < stretches.length && resolved[end] === resolved[at]) end++
    const run = stretches.slice(at, end)
    if (resolved[at]) run.reverse()
    if (rtl) out.unshift(...run)
    else out.push(...run)
    at = end
  }
  return out.flat()
}

const isNeutral = (word: Word) => word.neutral && !word.rtl

/**
 * Words one by one, and with each what follows it without a blank and has no letter: a number and a date keep their
 * order in lines of either direction. Behind an Arabic word they go on to its left, as words do.
 */
function listStretches(pieces: readonly Piece[]): Piece[][] {
  const stretches: Piece[][] = []
  for (const piece of pieces) {
    const last = stretches.at(-1)
    const first = last?.[0]
    const follows = piece !== "space" && isWord(first)
    if (follows && (!isWord(piece) || (piece.neutral && (first.neutral || !first.rtl)))) last?.push(piece)
    else stretches.push([piece])
  }
  return stretches
}
