import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { exportSantri, zipExport } from "#app/services/export-person.server.ts"

/** Everything kept of one santri, as a zip. Every taking is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const taken = await exportSantri(actor, requireKey(params.santri), await languageOf(request))
  return new Response(new Uint8Array(await zipExport(taken)), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="data-${taken.code}.zip"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  })
}
