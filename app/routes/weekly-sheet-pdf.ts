import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { sendBytes } from "#app/http/send-file.server.ts"
import { drawWeeklySheet } from "#app/services/read-weekly-sheet.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { pdf, day } = await drawWeeklySheet(db, actor, requireKey(params.weekly))
  return sendBytes(pdf, { mediaType: "application/pdf", name: `lembar-pekanan-${day}.pdf` })
}
