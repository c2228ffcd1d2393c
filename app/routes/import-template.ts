import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireManager } from "#app/auth/manager.server.ts"
import { requireKind, sendTable } from "#app/http/register-kind.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { templateTable } from "#app/services/export-table.server.ts"
import { importAction } from "#app/services/import-table.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const kind = requireKind(params.kind)
  await requireManager(request, importAction(kind))
  const language = await languageOf(request)
  const bytes = await templateTable({ kind, format: "xlsx", language, t: translate(language) })
  return sendTable(bytes, `${kind}-template`, "xlsx")
}
