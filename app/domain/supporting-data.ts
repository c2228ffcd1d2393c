import { formatMonth, type Language } from "#app/domain/dates.ts"
import { SUPPORTING_COUNTS, type SupportingCount } from "#app/domain/progress-terms.ts"

/** Attendance written down as hadir in one month, of one santri, in programmes that go into one count. */
export interface SupportingRow {
  /** `2026-06`. */
  month: string
  /** The santri's code: names do not leave by themselves. */
  code: string
  count: SupportingCount
  times: number
}

/** One santri in one month: how often he took part. Nothing is weighed, added up or judged. */
export interface SupportingLine {
  month: string
  code: string
  counts: Record<SupportingCount, number>
}

/** The lines of supporting data, by month and code; who took part in nothing has none. */
export function supportingLines(rows: readonly SupportingRow[]): SupportingLine[] {
  const lines = new Map<string, SupportingLine>()
  for (const { month, code, count, times } of rows) {
    const key = `${month} ${code}`
    const line = lines.get(key) ?? { month, code, counts: noneOf() }
    line.counts[count] += times
    lines.set(key, line)
  }
  return [...lines.values()].sort((a, b) =>
    a.month === b.month ? (a.code < b.code ? -1 : 1) : a.month < b.month ? -1 : 1,
  )
}

/** A line's month as people read it. */
export function monthText(month: string, language: Language): string {
  return formatMonth(`${month}-01`, language)
}

const noneOf = () =>
  Object.fromEntries(SUPPORTING_COUNTS.map((count) => [count, 0])) as Record<SupportingCount, number>
