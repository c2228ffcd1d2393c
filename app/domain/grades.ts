import { compare, divide, type Fraction, fraction, parseDecimal, sum } from "#app/domain/fraction.ts"

/** A mark of a programme's scale. */
export interface Grade {
  code: string
  name: string
  /** The lowest mark of 0–100 that earns it, a decimal with a point; null where marks earn none. */
  lowest: string | null
  passes: boolean
  /** The best has the highest. */
  rank: number
}

/** The grade of a scale by its code. */
export function gradeByCode(scale: readonly Grade[], code: string): Grade | undefined {
  return scale.find((grade) => grade.code === code)
}

/** The best grade that a mark earns; undefined where it reaches none, or the scale states no marks. */
export function gradeOfMark(scale: readonly Grade[], mark: Fraction): Grade | undefined {
  return scale
    .filter(({ lowest }) => lowest !== null && compare(mark, parseDecimal(lowest)) >= 0)
    .sort((a, b) => b.rank - a.rank)[0]
}

/** The mean of marks, each counting alike and unrounded; undefined for none. */
export function meanMark(marks: readonly string[]): Fraction | undefined {
  if (marks.length === 0) return undefined
  return divide(sum(marks.map(parseDecimal)), fraction(marks.length))
}

export type ScaleProblem = "code-twice" | "rank-twice" | "mark-order" | "mark-range"

/** What is wrong with a scale: a better grade must ask for a higher mark. Undefined when nothing is. */
export function scaleProblem(scale: readonly Grade[]): ScaleProblem | undefined {
  if (new Set(scale.map(({ code }) => code)).size < scale.length) return "code-twice"
  if (new Set(scale.map(({ rank }) => rank)).size < scale.length) return "rank-twice"
  const marks = [...scale]
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ lowest }) => (lowest === null ? [] : [parseDecimal(lowest)]))
  if (marks.some((mark) => compare(mark, fraction(0)) < 0 || compare(mark, fraction(100)) > 0))
    return "mark-range"
  const rises = marks.every((mark, at) => at === 0 || compare(mark, marks[at - 1] as Fraction) > 0)
  return rises ? undefined : "mark-order"
}
