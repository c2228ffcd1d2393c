import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { WeeklySheetPage } from "#app/components/readiness/weekly-sheet-page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { receiveDisposition } from "#app/http/weekly-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readWeeklySheet } from "#app/services/read-weekly-sheet.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const view = await readWeeklySheet(db, actor, requireKey(params.weekly), language)
  return { ...view, title: `${translate(language)("readiness:weekly.open")} ${view.day}` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const sheetId = requireKey(params.weekly)
  const answered = await receiveDisposition(actor, sheetId, request)
  if (answered !== undefined) return data(answered, { status: answered.refused.status })
  return redirect(`${paths.weeklySheet(sheetId)}?notice=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function WeeklySheetRoute() {
  return <WeeklySheetPage view={useLoaderData<typeof loader>()} answered={useActionData<typeof action>()} />
}
