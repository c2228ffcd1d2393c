import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { serveEvidence } from "#app/http/serve-file.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { getShownEvidence } from "#app/services/shown-evidence.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const file = await getShownEvidence(db, actor, requireKey(params.evidence))
  if (file.kind === "file")
    return serveEvidence(request, file, new URL(request.url).searchParams.has("download"))
  // It stands in a frame or a tab of its own, where no page is around it to say why.
  const t = translate(await languageOf(request))
  return new Response(t("evidence:refusal.uncleanable", { code: file.code }), {
    status: 422,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  })
}
