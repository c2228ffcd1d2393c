import { eq } from "drizzle-orm"
import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { listDue, type RetentionTerms } from "#app/domain/retention.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getPaperHead } from "#db/queries/papers.server.ts"
import { getRetention, listKeptSantri } from "#db/queries/retention.server.ts"
import { listUnits } from "#db/queries/units.server.ts"
import { retention } from "#db/schema/santri.ts"
import { write } from "#db/write.server.ts"

/** Says how long a unit keeps what names a santri who left. @throws 404, 403. */
export async function setRetention(actor: Actor, unitId: string, terms: RetentionTerms): Promise<void> {
  if (!scopeOf(actor).unitIds.includes(unitId)) throw notFound()
  authorise(actor, "retention.set", { unitId })
  await write(actor, "retention.set", { unitId }, async (tx) => {
    const said = { ...terms, changedBy: actor.userId, changedAt: new Date() }
    const changed = await tx.update(retention, eq(retention.unitId, unitId), said)
    if (changed.length === 0) await tx.insert(retention, { id: newId(), unitId, ...said })
  })
}

/** The terms of each unit whose retention the actor sets. @throws 403 where there is none. */
export async function readRetention(reader: Db, actor: Actor) {
  const units = await listUnits(reader, unitsWhere(actor, "retention.set"))
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  return Promise.all(
    units.map(async ({ id, name }) => ({ unitId: id, name, terms: await getRetention(reader, id) })),
  )
}

/** What the printed notice says of a unit. @throws 403 for who sees no santri. */
export async function readNotice(reader: Db, actor: Actor) {
  const [unitId] = unitsWhere(actor, "santri.list")
  if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
  const { unit } = await getPaperHead(reader, unitId)
  const { lines, address, contact } = unit.letterhead
  const letterhead = [...lines, address, contact].filter((line) => line !== "")
  return {
    unitName: unit.name,
    letterhead: letterhead.length > 0 ? letterhead : [unit.name],
    terms: await getRetention(reader, unitId),
  }
}

/** Whose data are due for removal, in the units where the actor may remove them. Nothing goes by itself. @throws 403 */
export async function readDue(reader: Db, actor: Actor) {
  const units = await listUnits(reader, unitsWhere(actor, "santri.erase"))
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  return Promise.all(
    units.map(async ({ id, name }) => {
      const [{ today }, terms, kept] = await Promise.all([
        unitDay(reader, id),
        getRetention(reader, id),
        listKeptSantri(reader, id),
      ])
      const byId = new Map(kept.map((one) => [one.id, one]))
      return {
        unitId: id,
        unitName: name,
        terms,
        due: listDue(kept, terms, today).map((one) => {
          const { number = 0, name: called = "" } = byId.get(one.id) ?? {}
          return { ...one, code: registerCode("santri", number), name: called }
        }),
      }
    }),
  )
}
