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
import { attendanceAction } from "#app/http/attendance-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { readAttendance } from "#app/services/read-attendance.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readAttendance(db, actor, requireKey(params.halaqah), requireKey(params.session))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const meant = { sessionId: requireKey(params.session) }
  const done = await attendanceAction(actor, requireKey(params.halaqah), meant, request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.halaqah.name} ${view.day} · Miqyas` },
]

export default function Session() {
  return <SessionPage view={useLoaderData<typeof loader>()} answered={useActionData<typeof action>()} />
}
