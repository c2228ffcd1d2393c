import { isDay } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { refusal } from "#app/domain/refusal.ts"

/** The days that supporting data are asked for: this year so far where the address names none. @throws 422 */
export function supportingPeriod(request: Request, today: string): Period {
  const search = new URL(request.url).searchParams
  const from = search.get("from") ?? `${today.slice(0, 4)}-01-01`
  const to = search.get("to") ?? today
  if (!isDay(from) || !isDay(to) || from > to) throw refusal(422, "common:form.not-a-day")
  return { from, to }
}
