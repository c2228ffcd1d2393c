import { dayIn } from "#app/domain/dates.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { getAccountById, listMembershipsOf, listOpenAdmins } from "#db/queries/accounts.server.ts"
import { getTimeZone, listUnitTree, unitsBelow } from "#db/queries/units.server.ts"

/**
 * An account the actor may manage.
 * @returns it with its memberships in his units, ended ones too.
 * @throws 404 when it never had a role in his units; 403 when it has one elsewhere that has not ended, for
 * whoever resets an account's password gains all of its roles.
 */
export async function requireManagedAccount(db: Db, actor: Actor, userId: string) {
  const found = await getAccountById(db, userId)
  const everywhere = await listMembershipsOf(db, userId)
  const managed = new Set(unitsWhere(actor, "user.manage"))
  const memberships = everywhere.filter((row) => managed.has(row.unitId))
  const [first] = memberships
  if (found === undefined || first === undefined) throw notFound()
  const now = new Date()
  const lasting = everywhere.filter((row) => row.until === null || row.until >= dayIn(now, row.timeZone))
  const tree = lasting.some((row) => row.subtree) ? await listUnitTree(db) : []
  const reached = lasting.flatMap((row) => (row.subtree ? unitsBelow(tree, row.unitId) : [row.unitId]))
  if (!reached.every((unitId) => managed.has(unitId))) throw refusal(403, "admin:error.account-elsewhere")
  return { account: found, memberships, unitId: first.unitId }
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
