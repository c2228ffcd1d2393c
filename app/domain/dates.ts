/** Days are `YYYY-MM-DD` in the unit's zone; instants are UTC. The clock is read at the edge and passed in. */

export type Language = "id" | "en"
export type Day = string

const LOCALES = { id: "id-ID", en: "en-GB" } as const
const ZONE_NAMES: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
}

/** The day it is at an instant in a time zone. */
export function dayIn(instant: Date, timeZone: string): Day {
  return clockIn("sv-SE", timeZone, "day").format(instant)
}

/** `09.42` (`09:42` in English): the time an instant shows on a clock in a time zone. */
export function formatClock(instant: Date | string, language: Language, timeZone: string): string {
  return clockIn(LOCALES[language], timeZone, "time").format(new Date(instant))
}

/** The full hour, 0 to 23, that an instant shows on a clock in a time zone. */
export function hourIn(instant: Date, timeZone: string): number {
  return Number(clockIn("sv-SE", timeZone, "time").format(instant).slice(0, 2))
}

/** Whether a text is a day that exists: `2026-02-30` does not, and `0206-01-01` is a slip of the keyboard. */
export function isDay(value: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value
}

/** `24 November 2026`. */
export function formatDay(day: Day, language: Language): string {
  return format(language, "day").format(noon(day))
}

/** `Nov 2026`, for periods in small print. */
export function formatMonth(day: Day, language: Language): string {
  return format(language, "month").format(noon(day))
}

/** A period in words: one day, whole months, or from–to. */
export function formatPeriod(from: Day | null, to: Day | null, language: Language): string {
  if (from === null || to === null) return formatDay(from ?? to ?? "", language)
  if (from === to) return formatDay(from, language)
  const [first, last] = [formatMonth(from, language), formatMonth(to, language)]
  const wholeMonths = from.endsWith("-01") && addDays(to, 1).endsWith("-01")
  if (!wholeMonths) return `${formatDay(from, language)} – ${formatDay(to, language)}`
  return first === last ? first : `${first} – ${last}`
}

/**
 * `9 Rajab 1448 H` by the Umm al-Qura calendar. The official date may differ by a day or two: `shift` moves it by
 * as many, forward above zero.
 */
export function formatHijri(day: Day, language: Language, shift = 0): string {
  return format(language, "hijri").format(noon(addDays(day, shift)))
}

/** The Hijri year, and the month from 1, of a day by the Umm al-Qura calendar. */
export function hijriMonthOf(day: Day): { year: number; month: number } {
  const parts = hijriNumbers().formatToParts(noon(day))
  const numberOf = (type: "year" | "month") => Number(parts.find((part) => part.type === type)?.value)
  return { year: numberOf("year"), month: numberOf("month") }
}

/** `24 November 2026 09.42 WIB`: an instant as the unit's clock shows it. */
export function formatInstant(instant: Date | string, language: Language, timeZone: string): string {
  const at = new Date(instant)
  const day = formatDay(dayIn(at, timeZone), language)
  return `${day} ${formatClock(at, language, timeZone)} ${ZONE_NAMES[timeZone] ?? timeZone}`
}

/** The day some days later (or earlier, below zero). */
export function addDays(day: Day, days: number): Day {
  const date = noon(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000)
}

function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, kind: "day" | "month" | "hijri"): Intl.DateTimeFormat {
  const key = `${language} ${kind}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const locale = kind === "hijri" ? `${LOCALES[language]}-u-ca-islamic-umalqura` : LOCALES[language]
  const made = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    year: "numeric",
    month: kind === "month" ? "short" : "long",
    ...(kind === "month" ? {} : { day: "numeric" }),
  })
  formats.set(key, made)
  return made
}

let hijriFormat: Intl.DateTimeFormat | undefined

function hijriNumbers(): Intl.DateTimeFormat {
  hijriFormat ??= new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
  })
  return hijriFormat
}

// Making a formatter costs far more than using one, and every page uses several.
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockIn(locale: string, timeZone: string, kind: "day" | "time"): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${kind}`
  const known = clocks.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale, {
    timeZone,
    ...(kind === "day"
      ? { year: "numeric", month: "2-digit", day: "2-digit" }
      : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  })
  clocks.set(key, made)
  return made
}
