import { redirect } from "@remix-run/node"
import { refusal } from "#app/domain/refusal.ts"

/** Key of the refusal of a form that names none of the units; shown beside the field `unitId`. */
export const NO_UNIT = "common:refusal.no-unit"

/** What a form says, posted or in an address. */
type Asked = Pick<URLSearchParams, "get"> | FormData

/** The unit that a form names among these; it need not where there is one only. @throws 422 */
export function chosenUnit(form: Asked, units: readonly string[]): string {
  const unitId = namedUnit(form, units)
  if (unitId === undefined) throw refusal(422, NO_UNIT)
  return unitId
}

/** As `chosenUnit`, for a download, which has no page of its own. @throws a redirect to the page that offers it */
export function unitOfDownload(form: Asked, units: readonly string[], page: string): string {
  const unitId = namedUnit(form, units)
  if (unitId === undefined) throw redirect(`${page}?unit=none`, 303)
  return unitId
}

/** What the page of a download says beside the field `unitId` where `unitOfDownload` sent somebody back. */
export function missingUnit(request: Request): string | undefined {
  return new URL(request.url).searchParams.get("unit") === "none" ? NO_UNIT : undefined
}

function namedUnit(form: Asked, units: readonly string[]): string | undefined {
  const [only] = units
  const named = String(form.get("unitId") ?? "")
  if (named === "" && units.length === 1) return only
  return units.includes(named) ? named : undefined
}
