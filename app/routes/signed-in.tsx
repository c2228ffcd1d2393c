import type { LoaderFunctionArgs } from "@remix-run/node"
import { Outlet, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Shell } from "#app/components/shell.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { db } from "#db/client.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

/** The frame of all pages that need a signed-in user. Each page checks the actor itself as well. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const unitIds = new Set(actor.memberships.flatMap((membership) => membership.unitIds))
  const t = translate(await languageOf(request))
  if (unitIds.size !== 1) return { unitName: t("auth:units", { count: unitIds.size }) }
  const [only] = await listUnits(db, [...unitIds])
  return { unitName: only?.shortName ?? "" }
}

export default function SignedIn() {
  const { unitName } = useLoaderData<typeof loader>()
  return (
    <Shell unitName={unitName}>
      <Outlet />
    </Shell>
  )
}
