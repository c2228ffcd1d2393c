import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { readPictureSize } from "#app/domain/product.ts"
import { requireKey } from "#app/http/params.server.ts"
import { sendBytes } from "#app/http/send-file.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { drawProduct } from "#app/services/draw-product.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const size = readPictureSize(new URL(request.url).searchParams.get("size"))
  const options = { size, language, t: translate(language) }
  const { bytes, fileName } = await drawProduct(db, actor, requireKey(params.product), options)
  return sendBytes(bytes, { mediaType: "image/jpeg", name: fileName, inline: true })
}
