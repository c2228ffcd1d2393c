import type { Actor, Edition, Role } from "#app/domain/permissions.ts"
import { newId } from "#db/ids.ts"
import { membership, user } from "#db/schema/accounts.ts"
import { applicant, position, positionHolder, unit } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"

const LETTERHEAD = { lines: ["Contoh Unit"], address: "Jalan Contoh 1", contact: "" }

export interface TestUnit {
  unitId: string
  applicantId: string
}

/** A unit with a pesantren as applicant; `terms` are what it says of itself otherwise than others. */
export async function makeUnit(
  name = "Lapas Contoh",
  terms: Partial<Pick<typeof unit.$inferInsert, "timeZone" | "letterhead">> = {},
): Promise<TestUnit> {
  const unitId = newId()
  const applicantId = newId()
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await tx.insert(unit, {
      id: unitId,
      kind: "upt",
      name,
      shortName: name,
      timeZone: "Asia/Jakarta",
      letterhead: LETTERHEAD,
      createdAt: new Date(),
      ...terms,
    })
    await tx.insert(applicant, {
      id: applicantId,
      unitId,
      kind: "pesantren",
      name: "Pondok Pesantren Contoh",
      signatoryTitle: "Pengasuh",
      letterhead: LETTERHEAD,
      createdAt: new Date(),
    })
  })
  return { unitId, applicantId }
}

export interface ActorOptions {
  cycleId?: string
  edition?: Edition
  positionIds?: string[]
}

/** An account with one role in a unit, stored, and the actor it is today. */
export async function makeActor(unitId: string, role: Role, options: ActorOptions = {}): Promise<Actor> {
  const userId = newId()
  const name = `${role}-${userId.slice(-6)}`
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    const now = new Date()
    await tx.insert(user, {
      id: userId,
      name,
      email: `${name}@test.invalid`,
      username: name,
      createdAt: now,
      updatedAt: now,
    })
    await tx.insert(membership, {
      id: newId(),
      unitId,
      userId,
      role,
      cycleId: options.cycleId ?? null,
      edition: options.edition ?? null,
      from: "2020-01-01",
    })
  })
  return {
    userId,
    name,
    memberships: [
      { role, unitIds: [unitId], cycleId: options.cycleId ?? null, edition: options.edition ?? null },
    ],
    positionIds: options.positionIds ?? [],
    halaqahIds: [],
  }
}

/** An actor whose roles hold in one more unit. */
export function alsoIn(actor: Actor, unitId: string): Actor {
  const memberships = actor.memberships.map((one) => ({ ...one, unitIds: [...one.unitIds, unitId] }))
  return { ...actor, memberships }
}

/** A form as a browser posts it. */
export function formPost(fields: Record<string, string>): Request {
  return new Request("http://test.invalid/", { method: "POST", body: new URLSearchParams(fields) })
}

/** A position of the unit, held by `holder` (an account) since 2020 when given. */
export async function makePosition(unitId: string, title: string, holder?: Actor): Promise<string> {
  const positionId = newId()
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await tx.insert(position, { id: positionId, unitId, title, createdAt: new Date() })
    if (holder !== undefined) {
      await tx.insert(positionHolder, {
        id: newId(),
        unitId,
        positionId,
        userId: holder.userId,
        name: holder.name,
        standing: "definitif",
        from: "2020-01-01",
      })
    }
  })
  return positionId
}
