import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { sendFile } from "#app/http/send-file.server.ts"
import { paperFile } from "#app/services/paper-files.server.ts"
import { requirePaper } from "#app/services/withdraw-paper.server.ts"

/** The PDF of an issued paper, shown in the browser; of a withdrawn one, the copy that says so. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const paper = await requirePaper(actor, requireKey(params.paper))
  const isWithdrawn = paper.withdrawnAt !== null
  return sendFile(request, {
    path: await paperFile(paper),
    mediaType: "application/pdf",
    name: `${paper.kind}-${paper.numberText.replace(/[^\w.-]+/g, "-")}.pdf`,
    inline: true,
    sha256: isWithdrawn ? `${paper.sha256}-withdrawn` : paper.sha256,
  })
}
