import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { MOST_PAGES } from "#app/domain/black-out.ts"
import { notFound } from "#app/domain/refusal.ts"
import { drawPagePicture } from "#app/evidence/page-picture.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { requireBlackOutSource } from "#app/services/read-black-out.server.ts"
import { db } from "#db/client.server.ts"

/** One page of a file as a picture, for those who may paint over it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const file = await requireBlackOutSource(db, actor, requireKey(params.evidence))
  const page = Number(requireKey(params.page))
  if (!Number.isInteger(page) || page < 1 || page > MOST_PAGES) throw notFound()
  const picture = await drawPagePicture(file.sha256, file.mediaType, page)
  if (picture === undefined) throw notFound()
  return new Response(new Uint8Array(picture), {
    headers: {
      "Content-Type": "image/webp",
      "Cache-Control": "private, max-age=600",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  })
}
