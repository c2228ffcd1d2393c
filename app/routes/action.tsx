import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ActionPage } from "#app/components/follow-up/action-page.tsx"
import { actionAction } from "#app/http/action-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { readAction } from "#app/services/read-action.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readAction(db, actor, requireKey(params.action), await languageOf(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await actionAction(actor, requireKey(params.action), request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.code ?? ""} ${view?.title ?? ""} · Miqyas` },
]

export default function ActionRoute() {
  return <ActionPage view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
