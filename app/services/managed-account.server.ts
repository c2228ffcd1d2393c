import { dayIn } from "#app/domain/dates.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { getAccountById, listMembershipsOf, listOpenAdmins } from "#db/queries/accounts.server.ts"
import { getTimeZone, listUnitTree, unitsBelow } from "#db/queries/units.server.ts"

/**
 * An account the actor may manage.
 * @throws 404 when it has no role in his units; 403 when it has one elsewhere too, for whoever resets an
 * account's password gains all of its roles.
 */
export async function requireManagedAccount(db: Db, actor: Actor, userId: string) {
  const found = await getAccountById(db, userId)
  const memberships = await listMembershipsOf(db, userId)
  const managed = new Set(unitsWhere(actor, "user.manage"))
  if (found === undefined || !memberships.some((row) => managed.has(row.unitId))) throw notFound()
  const tree = memberships.some((row) => row.subtree) ? await listUnitTree(db) : []
  const reached = memberships.flatMap((row) => (row.subtree ? unitsBelow(tree, row.unitId) : [row.unitId]))
  if (!reached.every((unitId) => managed.has(unitId))) throw refusal(403, "admin:error.account-elsewhere")
  return { account: found, memberships, unitId: memberships.find((row) => managed.has(row.unitId))?.unitId }
}

/** @throws 409 when nobody is left who may manage the unit's accounts today and without an end. */
export async function requireAdminLeft(db: Db, unitId: string): Promise<void> {
  const today = dayIn(new Date(), (await getTimeZone(db, unitId)) ?? "Asia/Jakarta")
  const tree = await listUnitTree(db)
  const admins = await listOpenAdmins(db, today)
  const covered = admins.some((row) =>
    row.subtree ? unitsBelow(tree, row.unitId).includes(unitId) : row.unitId === unitId,
  )
  if (!covered) throw refusal(409, "admin:error.last-admin")
}
