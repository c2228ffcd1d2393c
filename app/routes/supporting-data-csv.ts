import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { csvText } from "#app/domain/csv.ts"
import { requireKey } from "#app/http/params.server.ts"
import { supportingPeriod } from "#app/http/supporting-query.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { listSupportingData, todayOf } from "#app/services/supporting-data.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const unit = requireKey(params.unit)
  const period = supportingPeriod(request, await todayOf(db, actor, unit))
  const rows = await listSupportingData(db, actor, unit, period, translate(language))
  return new Response(csvText(rows, language), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="data-pendukung-${period.from}-${period.to}.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  })
}
