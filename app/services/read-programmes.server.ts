import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import {
  getProgramme,
  listChecklistLines,
  listProgrammeGrades,
  listProgrammeLevels,
  listUnitMethods,
  listUnitProgrammes,
} from "#db/queries/programmes.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

/** What a unit teaches and by which methods, for the unit asked for. @throws 403 */
export async function readProgrammes(db: Db, actor: Actor, wanted: string | undefined) {
  const unitIds = unitsWhere(actor, "programme.manage")
  const unitId = wanted ?? unitIds[0]
  if (unitId === undefined || !unitIds.includes(unitId)) throw refusal(403, "common:refusal.forbidden")
  const [programmes, methods, units] = await Promise.all([
    listUnitProgrammes(db, [unitId]),
    listUnitMethods(db, [unitId]),
    listUnits(db, unitIds),
  ])
  const ids = programmes.map((one) => one.id)
  const [levels, grades, lines] = await Promise.all([
    listProgrammeLevels(db, ids),
    listProgrammeGrades(db, ids),
    listChecklistLines(db, ids),
  ])
  return {
    unitId,
    units: units.map(({ id, shortName }) => ({ id, shortName })),
    programmes: programmes.map(({ id, name, progress, methodId, retired }) => ({
      id,
      name,
      progress,
      retired,
      method: methods.find((one) => one.id === methodId)?.name ?? null,
      levels: levels.filter((one) => one.programmeId === id).map((one) => one.name),
      grades: grades.filter((one) => one.programmeId === id && !one.retired).map((one) => one.code),
      lines: lines.filter((one) => one.programmeId === id && !one.retired).length,
    })),
    methods: methods.map(({ id, name, volumes, volumePages, source, retired }) => ({
      id,
      name,
      volumes,
      volumePages,
      source,
      retired,
    })),
  }
}

/** One programme with all that is said about it, to be changed. @throws 404, 403 */
export async function readProgramme(db: Db, actor: Actor, programmeId: string) {
  const row = await requireProgramme(db, actor, programmeId)
  const [levels, grades, lines, methods] = await Promise.all([
    listProgrammeLevels(db, [programmeId]),
    listProgrammeGrades(db, [programmeId]),
    listChecklistLines(db, [programmeId]),
    listUnitMethods(db, [row.unitId]),
  ])
  return {
    programme: row,
    levels: levels.map(({ number, name }) => ({ number, name })),
    grades: grades
      .toSorted((a, b) => b.rank - a.rank)
      .map(({ code, name, lowest, passes, retired }) => ({ code, name, lowest, passes, retired })),
    lines: lines.map(({ id, name, retired }) => ({ id, name, retired })),
    methods: methods.map(({ id, name }) => ({ id, name })),
  }
}

/** A programme that the actor may manage. @throws 404, 403 */
export async function requireProgramme(db: Db, actor: Actor, programmeId: string) {
  const row = await getProgramme(db, scopeOf(actor).unitIds, programmeId)
  if (row === undefined) throw notFound()
  authorise(actor, "programme.manage", { unitId: row.unitId })
  return row
}
