import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { SantriProgressPage } from "#app/components/progress/santri-progress-page.tsx"
import { PeriodQuery } from "#app/domain/progress-forms.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { readSantriProgress } from "#app/services/read-santri-progress.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const asked = PeriodQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const words = { language, t: translate(language) }
  return readSantriProgress(db, actor, requireKey(params.santri), asked, words)
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.santri.code} ${view.santri.name} · Miqyas` },
]

export default function SantriProgress() {
  return <SantriProgressPage view={useLoaderData<typeof loader>()} />
}
