import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { readDossier } from "#app/services/read-dossiers.server.ts"
import { db } from "#db/client.server.ts"

/** How far a dossier is, as JSON, for the page that waits for it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { dossier } = await readDossier(db, actor, requireKey(params.cycle), requireKey(params.dossier))
  return Response.json(
    { state: dossier.state, build: dossier.build ?? null },
    { headers: { "Cache-Control": "no-store" } },
  )
}
