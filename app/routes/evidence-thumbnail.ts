import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { getThumbnail } from "#app/evidence/thumbnail.server.ts"
import { formatIcon } from "#app/http/format-icon.ts"
import { requireKey } from "#app/http/params.server.ts"
import { getShownEvidence } from "#app/services/shown-evidence.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const file = await getShownEvidence(db, actor, requireKey(params.evidence))
  const picture =
    file.kind === "file" ? await getThumbnail(file.sha256, file.mediaType, file.path) : undefined
  const headers = {
    "Cache-Control": "private, max-age=600",
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    "X-Content-Type-Options": "nosniff",
  }
  if (picture !== undefined) {
    return new Response(new Uint8Array(picture), { headers: { ...headers, "Content-Type": "image/webp" } })
  }
  return new Response(formatIcon(file.mediaType), {
    headers: { ...headers, "Content-Type": "image/svg+xml" },
  })
}
