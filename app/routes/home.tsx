import { type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { canSomewhere } from "#app/domain/permissions.ts"
import { paths } from "#app/paths.ts"

/** The home page is the first page of one's role; who has none today sees his account. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const roles = new Set(actor.memberships.map((membership) => membership.role))
  if (roles.size === 1 && roles.has("admin")) throw redirect(paths.admin(), 303)
  if (roles.has("kalapas")) throw redirect(paths.readinessHome(), 303)
  if (roles.size === 1 && roles.has("wilayah")) throw redirect(paths.region(), 303)
  if (canSomewhere(actor, "cycle.list")) throw redirect(paths.cycles(), 303)
  const [own, ...more] = actor.halaqahIds
  if (own !== undefined) throw redirect(more.length === 0 ? paths.halaqah(own) : paths.halaqahList(), 303)
  throw redirect(canSomewhere(actor, "santri.list") ? paths.santriList() : paths.account(), 303)
}

export default function Home() {
  return null
}
