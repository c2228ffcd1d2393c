import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { SessionPage } from "#app/components/halaqah/session-page.tsx"
import { LessonForm } from "#app/domain/attendance.ts"
import { refusal } from "#app/domain/refusal.ts"
import { attendanceAction } from "#app/http/attendance-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { readLessonAttendance } from "#app/services/read-attendance.server.ts"
import { db } from "#db/client.server.ts"

/**
 * A lesson is named by its day and time until it is written down. It may be already: a list that came too late is
 * then shown beside what is stored, so the answer is a page, not a way to the session's own address.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readLessonAttendance(db, actor, requireKey(params.halaqah), lessonOf(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const meant = { lesson: lessonOf(request) }
  const done = await attendanceAction(actor, requireKey(params.halaqah), meant, request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

function lessonOf(request: Request): LessonForm {
  const parsed = LessonForm.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!parsed.success) throw refusal(422, "halaqah:refusal.lesson")
  return parsed.data
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.halaqah.name} ${view.day} · Miqyas` },
]

export default function NewSession() {
  return <SessionPage view={useLoaderData<typeof loader>()} answered={useActionData<typeof action>()} />
}
