import { formatDay, formatPeriod, type Language } from "#app/domain/dates.ts"
import { type Actor, can, canSomewhere, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { type DirectionStanding, directionStanding, visitorLines } from "#app/domain/visit.ts"
import { type ActionLine, actionLine } from "#app/services/action-lines.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listActions, listDirectionStates } from "#db/queries/actions.server.ts"
import { listSeen } from "#db/queries/evidence-sight.server.ts"
import { listUnits } from "#db/queries/units.server.ts"
import {
  type DirectionRow,
  listDirections,
  listVisitPhotos,
  listVisits,
  requireVisit,
} from "#db/queries/visits.server.ts"

/** The visits the actor may see, with how many of their directions were followed up. @throws 403 */
export async function readVisits(db: Db, actor: Actor, language: Language) {
  const unitIds = unitsWhere(actor, "visit.see")
  if (unitIds.length === 0) throw refusal(403, "common:refusal.forbidden")
  const visits = await listVisits(db, unitIds)
  const directions = await listDirections(
    db,
    visits.map(({ id }) => id),
  )
  const standings = await standingsOf(db, directions)
  const several = new Set(visits.map(({ unitId }) => unitId)).size > 1
  return {
    mayRecord: canSomewhere(actor, "visit.record"),
    visits: visits.map((row) => {
      const own = directions.filter(({ visitId }) => visitId === row.id)
      return {
        id: row.id,
        title: row.title,
        unit: several ? row.unit : null,
        purpose: row.purpose,
        period: formatPeriod(row.from, row.until, language),
        visitors: row.visitors.map(({ office }) => office),
        directions: own.length,
        proven: own.filter(({ id }) => standings.get(id)?.state === "terbukti").length,
        sample: row.sample,
      }
    }),
  }
}

/** How far each direction was followed up, whoever may see its actions. */
export async function standingsOf(
  db: Db,
  directions: readonly Pick<DirectionRow, "id">[],
): Promise<Map<string, DirectionStanding>> {
  const states = await listDirectionStates(db, directions)
  return new Map([...states].map(([id, own]) => [id, directionStanding(own)]))
}

/** Where a new visit may belong, and today there. @throws 403 */
export async function readNewVisit(db: Db, actor: Actor) {
  const unitIds = unitsWhere(actor, "visit.record")
  const [first] = unitIds
  if (first === undefined) throw refusal(403, "common:refusal.forbidden")
  const [units, { today }] = await Promise.all([listUnits(db, unitIds), unitDay(db, first)])
  return { today, units: units.map(({ id, shortName }) => ({ id, shortName })) }
}

export interface DirectionView {
  id: string
  number: number
  text: string
  givenBy: string
  dueText: string | null
  standing: DirectionStanding
  actions: ActionLine[]
  version: number
  /** As its form holds it. */
  typed: Record<string, string>
}

export type VisitView = Awaited<ReturnType<typeof readVisit>>

/** Everything the page of a visit shows. @throws 404, 403 */
export async function readVisit(db: Db, actor: Actor, visitId: string, language: Language) {
  const row = await requireVisit(db, scopeOf(actor).unitIds, visitId)
  const { unitId } = row
  authorise(actor, "visit.see", { unitId })
  const [directions, photos, { today }] = await Promise.all([
    listDirections(db, [visitId]),
    listVisitPhotos(db, visitId),
    unitDay(db, unitId),
  ])
  const directionIds = directions.map(({ id }) => id)
  const [standings, actions, seen] = await Promise.all([
    standingsOf(db, directions),
    directionIds.length === 0 ? [] : listActions(db, actor, { directionIds }),
    listSeen(
      db,
      actor,
      photos.map(({ evidenceId }) => evidenceId),
    ),
  ])
  return {
    id: row.id,
    title: row.title,
    unit: row.unit,
    purpose: row.purpose,
    period: formatPeriod(row.from, row.until, language),
    visitors: row.visitors,
    unitsPresent: row.unitsPresent,
    places: row.places,
    summary: row.summary,
    sample: row.sample,
    version: row.version,
    typed: {
      title: row.title,
      purpose: row.purpose,
      from: row.from,
      until: row.until,
      visitors: visitorLines(row.visitors),
      unitsPresent: row.unitsPresent.join("\n"),
      places: row.places.join("\n"),
      summary: row.summary,
    } satisfies Record<string, string>,
    photos: photos.map(({ id, evidenceId, code, title, caption, sensitivity }) => ({
      id,
      code,
      /** Where the reader may see the file, as the file itself. */
      caption: seen.has(evidenceId) ? caption : "",
      sensitivity,
      file: seen.has(evidenceId) ? { id: evidenceId, title } : null,
    })),
    directions: directions.map(
      (one): DirectionView => ({
        id: one.id,
        number: one.number,
        text: one.text,
        givenBy: one.givenBy,
        dueText: one.dueDate === null ? null : formatDay(one.dueDate, language),
        standing: standings.get(one.id) ?? directionStanding([]),
        actions: actions
          .filter(({ directionId }) => directionId === one.id)
          .map((action) => actionLine(actor, action, today, language)),
        version: one.version,
        typed: { text: one.text, givenBy: one.givenBy, dueDate: one.dueDate ?? "" },
      }),
    ),
    may: {
      record: can(actor, "visit.record", { unitId }),
      act: can(actor, "action.create", { unitId }),
      upload: can(actor, "visit.record", { unitId }) && can(actor, "evidence.add", { unitId }),
      choose: can(actor, "visit.record", { unitId }) && can(actor, "evidence.see", { unitId }),
    },
  }
}
