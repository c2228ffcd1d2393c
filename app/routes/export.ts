import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { type Actor, canSomewhere } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { unitOfDownload } from "#app/http/chosen-unit.server.ts"
import { readForm } from "#app/http/parse-form.server.ts"
import { requireKind, sendTable } from "#app/http/register-kind.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { importAction } from "#app/services/import-table.server.ts"
import {
  exportUnits,
  mayTakeNumbers,
  takeExport,
  takeNumbersExport,
} from "#app/services/take-export.server.ts"

/** The register as it is, numbers masked. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const kind = requireKind(params.kind)
  const search = new URL(request.url).searchParams
  const format = formatOf(search.get("format"))
  const unitId = unitOfDownload(search, exportUnits(actor, kind), pageOf(actor, kind))
  const language = await languageOf(request)
  const bytes = await takeExport(actor, unitId, { kind, format, language, t: translate(language) })
  return sendTable(bytes, kind, format)
}

/** The register of santri with full numbers: an act that is written down. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  if (requireKind(params.kind) !== "santri") throw notFound()
  const units = exportUnits(actor, "santri").filter((unitId) => mayTakeNumbers(actor, unitId))
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  const form = await readForm(request)
  const unitId = unitOfDownload(form, units, pageOf(actor, "santri"))
  if (form.get("confirm") !== "on") throw refusal(422, "import:export.needed")
  const format = formatOf(form.get("format"))
  const language = await languageOf(request)
  const bytes = await takeNumbersExport(actor, unitId, { format, language, t: translate(language) })
  return sendTable(bytes, "santri", format)
}

/** The page that offers the actor an export. */
function pageOf(actor: Actor, kind: ImportKind): string {
  return kind === "santri" || canSomewhere(actor, importAction(kind))
    ? paths.import(kind)
    : paths.register(kind)
}

function formatOf(value: unknown): "xlsx" | "csv" {
  return value === "csv" ? "csv" : "xlsx"
}
