import { and, asc, desc, eq, inArray } from "drizzle-orm"
import { evidenceCode } from "#app/domain/evidence.ts"
import { notFound } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"
import { direction, visit, visitPhoto } from "#db/schema/visits.ts"

export type VisitRow = Awaited<ReturnType<typeof requireVisit>>
export type DirectionRow = typeof direction.$inferSelect

const VISIT = {
  id: visit.id,
  unitId: visit.unitId,
  unit: unit.shortName,
  title: visit.title,
  purpose: visit.purpose,
  from: visit.from,
  until: visit.until,
  visitors: visit.visitors,
  unitsPresent: visit.unitsPresent,
  places: visit.places,
  summary: visit.summary,
  sample: visit.sample,
  version: visit.version,
}

/** The visits to some units, the last one first. */
export async function listVisits(db: Db, unitIds: readonly string[]) {
  return db
    .select(VISIT)
    .from(visit)
    .innerJoin(unit, eq(unit.id, visit.unitId))
    .where(inArray(visit.unitId, [...unitIds]))
    .orderBy(desc(visit.from), desc(visit.id))
}

/** A visit to one of the units. @throws 404 */
export async function requireVisit(db: Db, unitIds: readonly string[], visitId: string) {
  const [row] = await db
    .select(VISIT)
    .from(visit)
    .innerJoin(unit, eq(unit.id, visit.unitId))
    .where(and(eq(visit.id, visitId), inArray(visit.unitId, [...unitIds])))
  if (row === undefined) throw notFound()
  return row
}

/** The directions given on some visits, in their order. */
export async function listDirections(db: Db, visitIds: readonly string[]): Promise<DirectionRow[]> {
  if (visitIds.length === 0) return []
  return db
    .select()
    .from(direction)
    .where(inArray(direction.visitId, [...visitIds]))
    .orderBy(asc(direction.number), asc(direction.id))
}

/** A direction given to one of the units. @throws 404 */
export async function requireDirection(
  db: Db,
  unitIds: readonly string[],
  directionId: string,
): Promise<DirectionRow> {
  const [row] = await db
    .select()
    .from(direction)
    .where(and(eq(direction.id, directionId), inArray(direction.unitId, [...unitIds])))
  if (row === undefined) throw notFound()
  return row
}

/** The pictures of a visit in their order, whoever may see them. */
export async function listVisitPhotos(db: Db, visitId: string) {
  const rows = await db
    .select({
      id: visitPhoto.id,
      caption: visitPhoto.caption,
      sort: visitPhoto.sort,
      evidenceId: evidence.id,
      number: evidence.number,
      title: evidence.title,
      sha256: evidence.sha256,
      mediaType: evidence.mediaType,
      sensitivity: evidence.sensitivity,
    })
    .from(visitPhoto)
    .innerJoin(evidence, eq(evidence.id, visitPhoto.evidenceId))
    .where(eq(visitPhoto.visitId, visitId))
    .orderBy(asc(visitPhoto.sort), asc(visitPhoto.id))
  return rows.map(({ number, ...row }) => ({ ...row, code: evidenceCode(number) }))
}

/** The visits that a file is a picture of. */
export async function listVisitsShown(db: Db, evidenceId: string) {
  return db
    .select({ id: visit.id, unitId: visit.unitId, title: visit.title })
    .from(visitPhoto)
    .innerJoin(visit, eq(visit.id, visitPhoto.visitId))
    .where(eq(visitPhoto.evidenceId, evidenceId))
    .orderBy(asc(visit.from), asc(visit.id))
}
