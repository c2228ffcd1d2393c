import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { VisitPage } from "#app/components/follow-up/visit-page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { visitAction } from "#app/http/visit-actions.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { readVisit } from "#app/services/read-visits.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readVisit(db, actor, requireKey(params.visit), await languageOf(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await visitAction(actor, requireKey(params.visit), request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? ""} · Miqyas` },
]

export default function VisitRoute() {
  return <VisitPage view={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
