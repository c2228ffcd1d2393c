import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ReadinessPage } from "#app/components/readiness/readiness-page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { readReadiness } from "#app/services/read-readiness.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  return readReadiness(db, requireKey(params.cycle), { actor, language, t: translate(language) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.say ?? ""} · Miqyas` }]

export default function Readiness() {
  return <ReadinessPage view={useLoaderData<typeof loader>()} />
}
