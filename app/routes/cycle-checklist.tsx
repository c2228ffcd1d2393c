import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ChecklistSheet } from "#app/components/cycle/checklist-sheet.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { readChecklist } from "#app/services/read-checklist.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const only = new URL(request.url).searchParams.get("item")
  return readChecklist(db, actor, requireKey(params.cycle), only, language, translate(language))
}

export const meta: MetaFunction<typeof loader> = ({ data: sheet }) => [
  { title: `${sheet?.cycle.title ?? ""} · Miqyas` },
]

export default function CycleChecklistRoute() {
  return <ChecklistSheet sheet={useLoaderData<typeof loader>()} />
}
