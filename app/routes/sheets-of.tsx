import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { PrintedSheets } from "#app/components/halaqah/printed-sheet.tsx"
import { daysBetween, isDay } from "#app/domain/dates.ts"
import { notFound } from "#app/domain/refusal.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { readPrintedSheets } from "#app/services/read-printed-sheets.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const period = { from: params.from ?? "", to: params.to ?? "" }
  if (!isDay(period.from) || !isDay(period.to) || daysBetween(period.from, period.to) > 6) throw notFound()
  const asked = { unitId: requireKey(params.unit), period }
  return readPrintedSheets(db, actor, asked, language, translate(language))
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.period} · Miqyas` },
]

export default function SheetsOf() {
  return <PrintedSheets view={useLoaderData<typeof loader>()} />
}
