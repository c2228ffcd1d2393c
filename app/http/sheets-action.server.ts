import { SheetsForm } from "#app/domain/halaqah-forms.ts"
import { type Actor, canSomewhere } from "#app/domain/permissions.ts"
import { type RefusalBody, refusal } from "#app/domain/refusal.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { attachByHand, receiveScans } from "#app/http/receive-scans.server.ts"
import { carriesFiles } from "#app/http/upload.server.ts"
import { paths } from "#app/paths.ts"
import { printSheets } from "#app/services/print-sheets.server.ts"

/** What the page of printed sheets shows after a post that changed nothing. */
export interface SheetsAnswered {
  refused?: RefusalBody | undefined
  print?: { values: Record<string, string>; errors: Record<string, string> }
}

type Done = { to: string } | { to?: undefined; status: number; answer: SheetsAnswered }

/** What is posted to the page of printed sheets: pictures of sheets, one of them by hand, or what is to be printed. */
export async function sheetsAction(actor: Actor, request: Request): Promise<Done> {
  if (carriesFiles(request)) return proven(await receiveScans(actor, request))
  const form = await readForm(request)
  return form.get("intent") === "print" ? print(actor, form) : proven(await attachByHand(actor, form))
}

function proven({ status, evidenceIds, refused }: Awaited<ReturnType<typeof receiveScans>>): Done {
  if (refused !== undefined) return { status, answer: { refused } }
  return { to: `${paths.sheets()}?${new URLSearchParams(evidenceIds.map((id) => ["scan", id]))}` }
}

async function print(actor: Actor, form: FormData): Promise<Done> {
  if (!canSomewhere(actor, "sheet.print")) throw refusal(403, "common:refusal.forbidden")
  const parsed = checkForm(form, SheetsForm)
  const values = typedIn(form)
  if (!parsed.ok) return { status: 422, answer: { print: { values, errors: parsed.errors } } }
  const { unitId, ...period } = parsed.value
  const refused = await formErrorOf(() => printSheets(actor, unitId, period))
  if (refused !== undefined) return { status: 422, answer: { print: { values, errors: { day: refused } } } }
  return { to: paths.sheetsOf(unitId, period) }
}
