import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { documentName } from "#app/domain/dossier-revisions.ts"
import { requireKey } from "#app/http/params.server.ts"
import { sendFile } from "#app/http/send-file.server.ts"
import { dossierDocumentPath } from "#app/services/dossier-files.server.ts"
import { requireTakeable, takeDossier } from "#app/services/take-dossier.server.ts"

/** The edition's document.json, byte for byte what its hash was taken of. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const take = request.method === "HEAD" ? requireTakeable : takeDossier
  const row = await take(actor, requireKey(params.cycle), requireKey(params.dossier))
  return sendFile(request, {
    path: dossierDocumentPath(row.documentSha256),
    mediaType: "application/json; charset=utf-8",
    name: row.draft ? "document.json" : documentName({ revision: 1 }, row.revision - 1),
    sha256: row.documentSha256,
  })
}
