/** One figure of a bench, with what it should be. */
export interface Measure {
  name: string
  value: number
  unit: string
  /** The value aimed at, and whether more or less than it is good; left out where nothing is aimed at. */
  aim?: { value: number; better: "more" | "less" }
}

/** Whether a figure is as good as aimed at; undefined where nothing is. */
export function meetsAim({ value, aim }: Measure): boolean | undefined {
  if (aim === undefined) return undefined
  return aim.better === "more" ? value >= aim.value : value <= aim.value
}

/** The middle of an odd number of values, the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle]
  if (upper === undefined || lower === undefined) throw new Error("The median of nothing")
  return (lower + upper) / 2
}
