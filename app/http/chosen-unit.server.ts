import { refusal } from "#app/domain/refusal.ts"

/** Key of the refusal of a form that names none of the units; shown beside the field `unitId`. */
export const NO_UNIT = "common:refusal.no-unit"

/** The unit that a form names among these; it need not where there is one only. @throws 422 */
export function chosenUnit(form: FormData, units: readonly string[]): string {
  const [only] = units
  const named = String(form.get("unitId") ?? "")
  if (named === "" && units.length === 1 && only !== undefined) return only
  if (!units.includes(named)) throw refusal(422, NO_UNIT)
  return named
}
