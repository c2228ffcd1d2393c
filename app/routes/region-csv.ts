import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { csvText } from "#app/domain/csv.ts"
import { regionQueryOf } from "#app/http/region-query.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { listRegion } from "#app/services/read-region.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const rows = await listRegion(db, actor, regionQueryOf(request), { language, t: translate(language) })
  return new Response(csvText(rows, language), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="miqyas-wilayah.csv"',
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  })
}
