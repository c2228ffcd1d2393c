import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { QuickEntryPage } from "#app/components/progress/quick-entry-page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { lessonAsked, quickEntryAction } from "#app/http/quick-entry.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { readLesson } from "#app/services/read-lesson.server.ts"
import { quickEntryView } from "#app/services/read-quick-entry.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const asked = lessonAsked(new URL(request.url).searchParams)
  const lesson = await readLesson(db, actor, requireKey(params.halaqah), asked)
  return quickEntryView(lesson, asked.mode, language, translate(language))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await quickEntryAction(actor, requireKey(params.halaqah), request, await languageOf(request))
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.halaqah.name} · ${view.programmeName} · Miqyas` },
]

export default function QuickEntry() {
  const view = useLoaderData<typeof loader>()
  return <QuickEntryPage view={view} answered={useActionData<typeof action>()} />
}
