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
  const unitIds = [...new Set(actor.memberships.flatMap((membership) => membership.unitIds))]
  const units = await listUnits(db, unitIds)
  const [only] = units
  const t = translate(await languageOf(request))
  return {
    unitName:
      only !== undefined && units.length === 1 ? only.shortName : t("auth:units", { count: units.length }),
  }
}

export default function SignedIn() {
  const { unitName } = useLoaderData<typeof loader>()
  return (
    <Shell unitName={unitName}>
      <Outlet />
    </Shell>
  )
}
