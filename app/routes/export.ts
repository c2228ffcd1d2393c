import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { readForm } from "#app/http/parse-form.server.ts"
import { requireKind, sendTable } from "#app/http/register-kind.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { exportUnit, takeExport, takeNumbersExport } from "#app/services/take-export.server.ts"

/** The register as it is, numbers masked. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const kind = requireKind(params.kind)
  const search = new URL(request.url).searchParams
  const format = formatOf(search.get("format"))
  const unitId = exportUnit(actor, kind, search.get("unit"))
  const language = await languageOf(request)
  const bytes = await takeExport(actor, unitId, { kind, format, language, t: translate(language) })
  return sendTable(bytes, kind, format)
}

/** The register of santri with full numbers: an act that is written down. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  if (requireKind(params.kind) !== "santri") throw notFound()
  const unitId = exportUnit(actor, "santri", null)
  const form = await readForm(request)
  if (form.get("confirm") !== "on") throw refusal(422, "import:export.needed")
  const format = formatOf(form.get("format"))
  const language = await languageOf(request)
  const bytes = await takeNumbersExport(actor, unitId, { format, language, t: translate(language) })
  return sendTable(bytes, "santri", format)
}

function formatOf(value: unknown): "xlsx" | "csv" {
  return value === "csv" ? "csv" : "xlsx"
}
