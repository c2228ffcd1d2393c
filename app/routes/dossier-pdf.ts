import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { sendFile } from "#app/http/send-file.server.ts"
import { dossierPdfPath } from "#app/services/dossier-files.server.ts"
import { requireTakeable, takeDossier } from "#app/services/take-dossier.server.ts"

/** The PDF of an issued dossier; `?view` shows it in the browser. Every taking is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const take = request.method === "HEAD" ? requireTakeable : takeDossier
  const row = await take(actor, requireKey(params.cycle), requireKey(params.dossier))
  return sendFile(request, {
    path: dossierPdfPath(row.pdfSha256),
    mediaType: "application/pdf",
    name: `dosir-${row.draft ? "draf" : `revisi-${row.revision}`}-${row.edition}-${row.pdfSha256.slice(0, 8)}.pdf`,
    inline: new URL(request.url).searchParams.has("view"),
    sha256: row.pdfSha256,
  })
}
