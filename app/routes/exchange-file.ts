import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { takeExchangeFile } from "#app/services/exchange-file.server.ts"

/** A signed file, to be carried to another installation. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { name, text } = await takeExchangeFile(actor, requireKey(params.file))
  return new Response(text, {
    headers: {
      "Content-Type": "application/json",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  })
}
