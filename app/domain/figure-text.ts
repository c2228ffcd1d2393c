import { type Day, formatDay, formatPeriod, type Language } from "#app/domain/dates.ts"
import type { SnapshotCounted } from "#app/domain/dossier-snapshot.ts"
import { parseFraction } from "#app/domain/fraction.ts"
import type { FigureUnit } from "#app/domain/instrument.ts"
import { formatFraction } from "#app/domain/numbers.ts"

/** A figure's value for reading: at most two places, percent with its sign. */
export function figureValue(value: string, unit: FigureUnit, language: Language): string {
  const number = formatFraction(parseFraction(value), language)
  return unit === "percent" ? `${number}\u00a0%` : number
}

/** Which day or period a counted figure is of; `day` is the one its snapshot or screen is of. */
export function countedWhen(
  { from, to }: Pick<SnapshotCounted, "from" | "to">,
  day: Day,
  language: Language,
): string {
  if (from === null) return formatDay(to ?? day, language)
  const period = formatPeriod(from, to, language)
  const running = to === null || to > day
  if (!running) return period
  return `${period}, ${language === "id" ? "sampai" : "up to"} ${formatDay(day, language)}`
}
