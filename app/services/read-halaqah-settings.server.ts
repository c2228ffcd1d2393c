import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { listProgrammeChoices, type ProgrammeChoice } from "#app/services/level-names.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  listEducatorChoices,
  listMembers,
  listRooms,
  listSlots,
  listTeachers,
} from "#db/queries/halaqah.server.ts"
import { listHalaqahOf, listSantri } from "#db/queries/santri.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

/** What a halaqah's form chooses from. */
export interface HalaqahChoices {
  programmes: ProgrammeChoice[]
  rooms: { id: string; name: string }[]
}

/** What the page of a new halaqah chooses from, for the unit asked for. @throws 403 */
export async function readNewHalaqah(db: Db, actor: Actor, wanted: string | undefined) {
  const unitIds = unitsWhere(actor, "halaqah.manage")
  const unitId = wanted ?? unitIds[0]
  if (unitId === undefined || !unitIds.includes(unitId)) throw refusal(403, "common:refusal.forbidden")
  const [choices, { today }, units] = await Promise.all([
    choicesOf(db, unitId),
    unitDay(db, unitId),
    listUnits(db, unitIds),
  ])
  return { unitId, today, units: units.map(({ id, shortName }) => ({ id, shortName })), ...choices }
}

/** What is said about a halaqah, with the terms of its ustadz and its timetable, to be changed. @throws 404, 403 */
export async function readHalaqahSettings(db: Db, actor: Actor, halaqahId: string) {
  const { halaqah, now } = await requireHalaqah(db, actor, "halaqah.manage", halaqahId)
  const [choices, teachers, slots, educators] = await Promise.all([
    choicesOf(db, halaqah.unitId),
    listTeachers(db, [halaqahId]),
    listSlots(db, [halaqahId]),
    listEducatorChoices(db, halaqah.unitId, now.day),
  ])
  const { id, name, programmeId, level, facilityId, from, until, version } = halaqah
  const serving = new Map(
    [...educators, ...teachers.map((one) => ({ ...one, id: one.educatorId }))].map((one) => [
      one.id,
      { id: one.id, name: one.name, code: registerCode("educator", one.number) },
    ]),
  )
  return {
    halaqah: { id, name, programmeId, level, facilityId, from, until, version },
    today: now.day,
    ...choices,
    teachers,
    slots,
    educators: [...serving.values()],
  }
}

async function choicesOf(db: Db, unitId: string): Promise<HalaqahChoices> {
  const [programmes, rooms] = await Promise.all([listProgrammeChoices(db, [unitId]), listRooms(db, unitId)])
  return { programmes, rooms }
}

/** The most santri that the screen of members offers at once; a search finds the others. */
const MOST_OFFERED = 200

export interface OfferedSantri {
  id: string
  code: string
  name: string
  /** Halaqah he learns in today. */
  halaqah: string[]
}

/** Who is a member today or later, and who could become one. @throws 404, 403 */
export async function readMembers(db: Db, actor: Actor, halaqahId: string, search: string) {
  const { halaqah, programme, now } = await requireHalaqah(db, actor, "halaqah.manage", halaqahId)
  const filter = {
    unitId: halaqah.unitId,
    standing: "resident" as const,
    search: search === "" ? undefined : search,
  }
  const [members, residents] = await Promise.all([
    listMembers(db, halaqahId),
    listSantri(db, actor, filter, now.day, { limit: MOST_OFFERED * 2, offset: 0 }),
  ])
  const current = members.filter((one) => one.until === null || one.until >= now.day)
  const inside = new Set(current.map((one) => one.santriId))
  const outside = residents.filter((row) => !inside.has(row.id))
  const places = await listHalaqahOf(
    db,
    outside.map((row) => row.id),
    now.day,
  )
  return {
    halaqah: { id: halaqah.id, name: halaqah.name, programme: programme.name },
    today: now.day,
    search,
    members: current.map(({ santriId, number, name, from, until }) => ({
      santriId,
      code: registerCode("santri", number),
      name,
      from,
      until,
    })),
    offered: outside.slice(0, MOST_OFFERED).map(
      (row): OfferedSantri => ({
        id: row.id,
        code: registerCode("santri", row.number),
        name: row.name,
        halaqah: places.filter((place) => place.santriId === row.id).map((place) => place.name),
      }),
    ),
    more: outside.length > MOST_OFFERED,
  }
}
