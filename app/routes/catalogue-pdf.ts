import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { sendBytes } from "#app/http/send-file.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { drawCatalogue } from "#app/services/draw-catalogue.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const { bytes, today } = await drawCatalogue(db, actor, language, translate(language))
  return sendBytes(bytes, { mediaType: "application/pdf", name: `katalog-karya-${today}.pdf` })
}
