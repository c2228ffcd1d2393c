import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { draftAction } from "#app/http/item-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"

/** A draft is seen on its item's page alone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request)
  return redirect(paths.item(requireKey(params.cycle), requireKey(params.item)))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const savedAt = await draftAction(
    actor,
    requireKey(params.cycle),
    requireKey(params.item),
    request,
    language,
  )
  return Response.json({ savedAt })
}
