import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { packageDossier } from "#app/services/package-dossier.server.ts"

/** An issued dossier with its document, evidence and manifests as one zip. Every taking is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const record = request.method !== "HEAD"
  const taken = await packageDossier(actor, requireKey(params.cycle), requireKey(params.dossier), { record })
  const headers = new Headers({
    "Content-Type": "application/zip",
    "Content-Disposition": `attachment; filename="${taken.fileName}"`,
    "X-Content-Type-Options": "nosniff",
    // no-transform keeps a zip from being compressed again.
    "Cache-Control": "private, no-store, no-transform",
  })
  const body = record ? createReadableStreamFromReadable(taken.open()) : null
  return new Response(body, { headers })
}
