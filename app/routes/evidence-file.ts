import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { serveEvidence } from "#app/http/serve-file.server.ts"
import { db } from "#db/client.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const file = await requireEvidence(db, actor, requireKey(params.evidence))
  return serveEvidence(request, file, new URL(request.url).searchParams.has("download"))
}
