import { redirect } from "@remix-run/node"
import { getAccount } from "#app/auth/session.server.ts"
import { dayIn } from "#app/domain/dates.ts"
import type { Actor, Membership } from "#app/domain/permissions.ts"
import { oncePerRequest } from "#app/http/request-scope.server.ts"
import { paths } from "#app/paths.ts"
import { type Db, db } from "#db/client.server.ts"
import { listMembershipsOf } from "#db/queries/accounts.server.ts"
import { listHalaqahLedBy } from "#db/queries/halaqah.server.ts"
import { listPositionsHeldBy } from "#db/queries/positions.server.ts"
import { listUnitTree, unitsBelow } from "#db/queries/units.server.ts"

/** Who makes a request, with what he may do today; undefined when nobody is signed in. */
export async function getActor(request: Request): Promise<Actor | undefined> {
  const account = await getAccount(request)
  if (account === undefined) return undefined
  return oncePerRequest(`actor:${account.userId}`, () => loadActor(db, account, new Date()))
}

/**
 * Who makes a request.
 * @throws a redirect to the sign-in page that leads back here, or to the account page while a one-time
 * password waits to be replaced.
 */
export async function requireActor(request: Request): Promise<Actor> {
  const account = await getAccount(request)
  if (account === undefined) throw redirect(paths.login(wayBack(request)), 303)
  if (account.mustChangePassword && new URL(request.url).pathname !== paths.account()) {
    throw redirect(paths.account(), 303)
  }
  return oncePerRequest(`actor:${account.userId}`, () => loadActor(db, account, new Date()))
}

/**
 * An account as the actor it is at an instant: memberships in force on that day in their unit's zone,
 * with the units below spelled out, the positions held and the halaqah led.
 */
export async function loadActor(
  db: Db,
  account: { userId: string; name: string },
  now: Date,
): Promise<Actor> {
  const rows = await listMembershipsOf(db, account.userId)
  const inForce = rows.filter((row) => lasts(row, dayIn(now, row.timeZone)))
  const tree = inForce.some((row) => row.subtree) ? await listUnitTree(db) : []
  const memberships = inForce.map(
    (row): Membership => ({
      role: row.role,
      unitIds: row.subtree ? unitsBelow(tree, row.unitId) : [row.unitId],
      cycleId: row.cycleId,
      edition: row.edition,
    }),
  )
  const held = await listPositionsHeldBy(db, account.userId)
  const positionIds = held.filter((row) => lasts(row, dayIn(now, row.timeZone))).map((row) => row.positionId)
  return {
    userId: account.userId,
    name: account.name,
    memberships,
    positionIds: [...new Set(positionIds)],
    halaqahIds: await halaqahLedBy(db, account.userId, memberships, now),
  }
}

async function halaqahLedBy(db: Db, userId: string, memberships: Membership[], now: Date): Promise<string[]> {
  if (!memberships.some(({ role }) => role === "pengajar")) return []
  const led = (await listHalaqahLedBy(db, userId)).filter((row) => lasts(row, dayIn(now, row.timeZone)))
  return [...new Set(led.map((row) => row.halaqahId))]
}

function lasts(span: { from: string; until: string | null }, today: string): boolean {
  return span.from <= today && (span.until === null || today <= span.until)
}

/** Where to return after signing in: pages can be asked for again, posts cannot. */
function wayBack(request: Request): string | undefined {
  const url = new URL(request.url)
  const path = url.pathname.replace(/\.data$/, "")
  if (request.method !== "GET" || path === paths.home() || path === "/_root") return undefined
  url.searchParams.delete("_routes")
  return `${path}${url.search}`
}
