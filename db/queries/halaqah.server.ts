import { and, asc, count, desc, eq, gte, inArray, isNull, lte, or, type SQL } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import { type Actor, grantsOf } from "#app/domain/permissions.ts"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { educator, facility } from "#db/schema/educators.ts"
import { halaqah, halaqahMember, halaqahTeacher, timetableSlot } from "#db/schema/halaqah.ts"
import { programme } from "#db/schema/programmes.ts"
import { santri } from "#db/schema/santri.ts"
import { unit } from "#db/schema/units.ts"

export type HalaqahRow = typeof halaqah.$inferSelect

/** The halaqah an account leads, led or will lead, with their days and the unit's time zone. */
export async function listHalaqahLedBy(db: Db, userId: string) {
  return db
    .select({
      halaqahId: halaqahTeacher.halaqahId,
      from: halaqahTeacher.from,
      until: halaqahTeacher.until,
      timeZone: unit.timeZone,
    })
    .from(educator)
    .innerJoin(halaqahTeacher, eq(halaqahTeacher.educatorId, educator.id))
    .innerJoin(unit, eq(unit.id, halaqahTeacher.unitId))
    .where(eq(educator.userId, userId))
}

/** The halaqah an actor sees, by programme and name, with the programme; ended ones last. */
export async function listSeenHalaqah(db: Db, actor: Actor) {
  return db
    .select({
      id: halaqah.id,
      unitId: halaqah.unitId,
      name: halaqah.name,
      programmeId: halaqah.programmeId,
      programme: programme.name,
      level: halaqah.level,
      from: halaqah.from,
      until: halaqah.until,
      sample: halaqah.sample,
      timeZone: unit.timeZone,
    })
    .from(halaqah)
    .innerJoin(programme, eq(programme.id, halaqah.programmeId))
    .innerJoin(unit, eq(unit.id, halaqah.unitId))
    .where(seenHalaqah(actor))
    .orderBy(asc(programme.sort), byText(programme.name), byText(halaqah.name))
}

/** One halaqah of the units, with its programme. */
export async function getHalaqah(db: Db, unitIds: readonly string[], halaqahId: string) {
  const [row] = await db
    .select({ halaqah, programme })
    .from(halaqah)
    .innerJoin(programme, eq(programme.id, halaqah.programmeId))
    .where(and(eq(halaqah.id, halaqahId), inArray(halaqah.unitId, [...unitIds])))
  return row
}

/** Who learns, learned or will learn in a halaqah, by name; only those of a day when given. */
export async function listMembers(db: Db, halaqahId: string, day?: Day) {
  return db
    .select({
      id: halaqahMember.id,
      santriId: halaqahMember.santriId,
      number: santri.number,
      name: santri.name,
      from: halaqahMember.from,
      until: halaqahMember.until,
    })
    .from(halaqahMember)
    .innerJoin(santri, eq(santri.id, halaqahMember.santriId))
    .where(and(eq(halaqahMember.halaqahId, halaqahId), day === undefined ? undefined : memberOn(day)))
    .orderBy(byText(santri.name), asc(santri.number), asc(halaqahMember.from))
}

/** How many learn in each of the halaqah on a day. */
export async function countMembers(db: Db, halaqahIds: readonly string[], day: Day) {
  if (halaqahIds.length === 0) return new Map<string, number>()
  const rows = await db
    .select({ halaqahId: halaqahMember.halaqahId, members: count() })
    .from(halaqahMember)
    .where(and(inArray(halaqahMember.halaqahId, [...halaqahIds]), memberOn(day)))
    .groupBy(halaqahMember.halaqahId)
  return new Map(rows.map((row) => [row.halaqahId, Number(row.members)]))
}

/** Who leads, led or will lead the halaqah, the latest first. */
export async function listTeachers(db: Db, halaqahIds: readonly string[]) {
  if (halaqahIds.length === 0) return []
  return db
    .select({
      id: halaqahTeacher.id,
      halaqahId: halaqahTeacher.halaqahId,
      educatorId: halaqahTeacher.educatorId,
      number: educator.number,
      name: educator.name,
      userId: educator.userId,
      from: halaqahTeacher.from,
      until: halaqahTeacher.until,
    })
    .from(halaqahTeacher)
    .innerJoin(educator, eq(educator.id, halaqahTeacher.educatorId))
    .where(inArray(halaqahTeacher.halaqahId, [...halaqahIds]))
    .orderBy(desc(halaqahTeacher.from), byText(educator.name))
}

/** The lessons of the halaqah's weeks, in order of the week. */
export async function listSlots(db: Db, halaqahIds: readonly string[]) {
  if (halaqahIds.length === 0) return []
  return db
    .select({
      id: timetableSlot.id,
      halaqahId: timetableSlot.halaqahId,
      weekday: timetableSlot.weekday,
      startsAt: timetableSlot.startsAt,
      endsAt: timetableSlot.endsAt,
      from: timetableSlot.from,
      until: timetableSlot.until,
    })
    .from(timetableSlot)
    .where(inArray(timetableSlot.halaqahId, [...halaqahIds]))
    .orderBy(asc(timetableSlot.weekday), asc(timetableSlot.startsAt))
}

/** The ustadz and staff of a unit who serve on a day, by name. */
export async function listEducatorChoices(db: Db, unitId: string, day: Day) {
  return db
    .select({
      id: educator.id,
      number: educator.number,
      name: educator.name,
      role: educator.role,
      userId: educator.userId,
    })
    .from(educator)
    .where(
      and(
        eq(educator.unitId, unitId),
        or(isNull(educator.from), lte(educator.from, day)),
        or(isNull(educator.until), gte(educator.until, day)),
      ),
    )
    .orderBy(byText(educator.name), asc(educator.number))
}

/** The rooms of a unit, by name. */
export async function listRooms(db: Db, unitId: string) {
  return db
    .select({ id: facility.id, name: facility.name })
    .from(facility)
    .where(and(eq(facility.unitId, unitId), eq(facility.kind, "room")))
    .orderBy(byText(facility.name))
}

function seenHalaqah(actor: Actor): SQL | undefined {
  const grants = grantsOf(actor, "halaqah.see")
  const whole = grants.filter(({ grant }) => grant === "all").flatMap(({ membership }) => membership.unitIds)
  const led = grants.some(({ grant }) => grant === "own-halaqah") ? [...actor.halaqahIds] : []
  return or(inArray(halaqah.unitId, whole), inArray(halaqah.id, led))
}

function memberOn(day: Day): SQL | undefined {
  return and(lte(halaqahMember.from, day), or(isNull(halaqahMember.until), gte(halaqahMember.until, day)))
}
