import { type Day, daysBetween } from "#app/domain/dates.ts"
import type { SetoranKind } from "#app/domain/progress-terms.ts"
import { AYAT, type AyahRange } from "#app/domain/quran.ts"

/** The product's own measure: what was not recited for longer is overdue. */
export const MURAJAAH_DAYS = 30

/** Memorised ayat that were last recited on one day. */
export interface Overdue {
  range: AyahRange
  lastDay: Day
  days: number
}

/**
 * What is memorised and was not recited, in whichever kind of setoran, for more than `most` days; the longest
 * waiting first.
 */
export function overdueMurajaah(
  rows: readonly { day: Day; kind: SetoranKind; ayahFrom: number; ayahTo: number }[],
  today: Day,
  most = MURAJAAH_DAYS,
): Overdue[] {
  const held = new Uint8Array(AYAT + 2)
  const lastDays = new Array<Day>(AYAT + 2).fill("")
  for (const { day, kind, ayahFrom, ayahTo } of rows) {
    for (let ayah = ayahFrom; ayah <= ayahTo; ayah++) {
      if (kind === "ziyadah") held[ayah] = 1
      if (day > (lastDays[ayah] as Day)) lastDays[ayah] = day
    }
  }
  const overdue: Overdue[] = []
  for (let ayah = 1; ayah <= AYAT; ayah++) {
    if (held[ayah] === 0) continue
    const lastDay = lastDays[ayah] as Day
    const open = overdue.at(-1)
    if (open !== undefined && open.range.to === ayah - 1 && open.lastDay === lastDay) open.range.to = ayah
    else overdue.push({ range: { from: ayah, to: ayah }, lastDay, days: daysBetween(lastDay, today) })
  }
  return overdue
    .filter(({ days }) => days > most)
    .sort((a, b) => b.days - a.days || a.range.from - b.range.from)
}
