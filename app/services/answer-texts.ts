import { type Day, dayIn, formatClock, formatInstant, type Language } from "#app/domain/dates.ts"
import type { AnswerTexts } from "#app/domain/item-view.ts"

/** An answer as its form holds it; `safe` is what the reader's edition makes of free text. */
export function textsOf(
  response: { level: number | null; notApplicable: boolean; narrative: string; gapReason: string },
  safe: (text: string) => string = (text) => text,
): AnswerTexts {
  return {
    level: response.notApplicable ? "not-applicable" : response.level === null ? "" : String(response.level),
    narrative: safe(response.narrative),
    gapReason: safe(response.gapReason),
  }
}

/** The clock alone for today, the full date for any other day. */
export function whenText(instant: Date, today: Day, language: Language, timeZone: string): string {
  return dayIn(instant, timeZone) === today
    ? formatClock(instant, language, timeZone)
    : formatInstant(instant, language, timeZone)
}
