import { addDays, type Day } from "#app/domain/dates.ts"

/** Excel's 29 February 1900, which never was: later serials of that calendar are one too many. */
const PHANTOM = 60
/** 31 December 9999. */
const LAST = 2_958_465

/**
 * The day that a serial number stands for: whole days since 1900, or since 1904 in workbooks that say so; what is
 * past the point is the time of day and left out. Undefined for a serial that is no day.
 * Source: ECMA-376 part 1, 18.17.4.1.
 */
export function excelDay(serial: number, since1904: boolean): Day | undefined {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < 1 || whole > LAST) return undefined
  if (since1904) return addDays("1904-01-01", whole)
  if (whole === PHANTOM) return undefined
  return addDays(whole < PHANTOM ? "1899-12-31" : "1899-12-30", whole)
}

/** The serial number of a day, counted since 1900. */
export function excelSerial(day: Day): number {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse("1899-12-30T00:00:00Z")) / 86_400_000)
  return days > PHANTOM ? days : days - 1
}

/** Formats of numbers that every workbook knows and that show a day. */
const BUILT_IN_DAYS = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]

/** Whether a number under this format is shown as a day; a time alone is none. */
export function showsDay(formatId: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DAYS.includes(formatId)
  const plain = code
    .replace(/"[^"]*"/g, "")
    .replace(/\\.|_./g, "")
    .replace(/\[[^\]]*\]/g, "")
  return /[dy]/i.test(plain) && !/general/i.test(plain)
}
