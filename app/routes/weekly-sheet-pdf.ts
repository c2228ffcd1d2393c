import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { sendPdf } from "#app/http/send-pdf.server.ts"
import { drawWeeklySheet } from "#app/services/read-weekly-sheet.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { pdf, day } = await drawWeeklySheet(db, actor, requireKey(params.weekly))
  return sendPdf(pdf, `lembar-pekanan-${day}.pdf`)
}
