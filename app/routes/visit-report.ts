import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { sendBytes } from "#app/http/send-file.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { drawFollowUpReport } from "#app/services/follow-up-report.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const words = { language, t: translate(language) }
  const pdf = await drawFollowUpReport(db, actor, requireKey(params.visit), words)
  return sendBytes(pdf, { mediaType: "application/pdf", name: "laporan-tindak-lanjut.pdf" })
}
