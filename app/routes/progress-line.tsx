import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ProgressLinePage } from "#app/components/progress/progress-line-page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { progressLineAction, requireEntryKind } from "#app/http/progress-line.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { readProgressLine } from "#app/services/read-progress-line.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const line = { of: requireEntryKind(params.of), id: requireKey(params.line) }
  const words = { language, t: translate(language) }
  return (await readProgressLine(db, actor, requireKey(params.santri), line, words)).view
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const line = { of: requireEntryKind(params.of), id: requireKey(params.line) }
  const language = await languageOf(request)
  const done = await progressLineAction(actor, requireKey(params.santri), line, request, language)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.text} · Miqyas` },
]

export default function ProgressLine() {
  return <ProgressLinePage view={useLoaderData<typeof loader>()} answered={useActionData<typeof action>()} />
}
