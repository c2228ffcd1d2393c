import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { OverviewPage } from "#app/components/cycle/overview-page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readOverview } from "#app/services/read-overview.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const cycleId = requireKey(params.cycle)
  const search = new URL(request.url).searchParams
  const added = addedTry(search)
  if (added !== undefined) return redirect(`${paths.cycle(cycleId)}?${added}#what-if`)
  return readOverview(db, cycleId, { actor, language, t: translate(language), search })
}

/** The what-if form sends an item and a level; the address keeps both as one `try`. */
function addedTry(search: URLSearchParams): string | undefined {
  const [item, level] = [search.get("try-item"), search.get("try-level")]
  if (!item || !level) return undefined
  const tries = search.getAll("try").filter((value) => !value.startsWith(`${item}:`))
  return new URLSearchParams([...tries, `${item}:${level}`].map((value) => ["try", value])).toString()
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.cycle.title} · Miqyas` },
]

export default function CycleRoute() {
  return <OverviewPage view={useLoaderData<typeof loader>()} />
}
