import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { unitOfDownload } from "#app/http/chosen-unit.server.ts"
import { sendBytes } from "#app/http/send-file.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { drawCatalogue } from "#app/services/draw-catalogue.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const units = unitsWhere(actor, "product.see")
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  const unitId = unitOfDownload(new URL(request.url).searchParams, units, paths.products())
  const { bytes, today } = await drawCatalogue(db, actor, unitId, { language, t: translate(language) })
  return sendBytes(bytes, { mediaType: "application/pdf", name: `katalog-karya-${today}.pdf` })
}
