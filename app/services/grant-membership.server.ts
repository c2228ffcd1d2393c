import { and, eq, isNull } from "drizzle-orm"
import type { Grant, MembershipDays } from "#app/domain/account-forms.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { requireAdminLeft, requireManagedAccount } from "#app/services/managed-account.server.ts"
import { type Db, db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getMembership } from "#db/queries/accounts.server.ts"
import { getCycleUnit } from "#db/queries/cycle-choices.server.ts"
import { listUnitTree, unitsBelow } from "#db/queries/units.server.ts"
import { membership } from "#db/schema/accounts.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Gives an account a role; where it has the same one already, its days are changed. */
export async function grantMembership(actor: Actor, userId: string, grant: Grant): Promise<void> {
  await write(actor, "account.grant", { unitId: grant.unitId, userId }, async (tx) => {
    await requireManagedAccount(tx, actor, userId)
    await authoriseGrant(tx, actor, grant)
    await saveGrant(tx, userId, grant)
    await requireAdminLeft(tx, grant.unitId)
  })
}

/** Changes from when to when a role counts. @throws 409 when no admin without an end would be left. */
export async function changeMembership(actor: Actor, userId: string, days: MembershipDays): Promise<void> {
  const { unitId } = await requireManagedMembership(db, actor, userId, days.membershipId)
  await write(actor, "account.change-grant", { unitId, userId }, async (tx) => {
    await requireManagedAccount(tx, actor, userId)
    await tx.update(membership, eq(membership.id, days.membershipId), { from: days.from, until: days.until })
    await requireAdminLeft(tx, unitId)
  })
}

/** @throws 403 for a unit or units below that the actor does not manage; 422 for a cycle that is not there. */
export async function authoriseGrant(reader: Db, actor: Actor, grant: Grant): Promise<void> {
  authorise(actor, "user.manage", { unitId: grant.unitId })
  if (grant.subtree) {
    const managed = unitsWhere(actor, "user.manage")
    const below = unitsBelow(await listUnitTree(reader), grant.unitId)
    if (!below.every((unitId) => managed.includes(unitId))) throw refusal(403, "admin:error.subtree")
  }
  if (grant.cycleId !== null && (await getCycleUnit(reader, grant.cycleId)) !== grant.unitId)
    throw refusal(422, "admin:error.cycle-elsewhere")
}

/** Keeps a role of an account, as part of a change. */
export async function saveGrant(tx: Tx, userId: string, grant: Grant): Promise<void> {
  const cycleId = grant.role === "asesor" ? grant.cycleId : null
  const same = and(
    eq(membership.userId, userId),
    eq(membership.unitId, grant.unitId),
    eq(membership.role, grant.role),
    cycleId === null ? isNull(membership.cycleId) : eq(membership.cycleId, cycleId),
  )
  const values = {
    subtree: grant.subtree,
    edition: grant.role === "asesor" ? (grant.edition ?? "redacted") : null,
    from: grant.from,
    until: grant.until,
  }
  const changed = await tx.update(membership, same, values)
  if (changed.length > 0) return
  await tx.insert(membership, {
    id: newId(),
    unitId: grant.unitId,
    userId,
    role: grant.role,
    cycleId,
    ...values,
  })
}

async function requireManagedMembership(reader: Db, actor: Actor, userId: string, membershipId: string) {
  const found = await getMembership(reader, membershipId)
  if (found === undefined || found.userId !== userId) throw notFound()
  authorise(actor, "user.manage", { unitId: found.unitId })
  return found
}
