import { and, asc, count, eq, gte, lte } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import type { FigureSource, FigureSources } from "#app/domain/live-figures.ts"
import type { Db } from "#db/client.server.ts"
import { educator, facility } from "#db/schema/educators.ts"
import { halaqah, halaqahMember } from "#db/schema/halaqah.ts"
import { levelCompletion } from "#db/schema/papers.ts"
import { method, programme, programmeLevel } from "#db/schema/programmes.ts"
import { setoran } from "#db/schema/progress.ts"
import { enrolment, itemFigure } from "#db/schema/santri.ts"
import { attendance, halaqahSession } from "#db/schema/sessions.ts"
import { standing } from "#db/schema/standings.ts"

/** The live figures that items of a cycle name beyond those of its instrument, or over another period. */
export async function listItemFigures(db: Db, cycleId: string) {
  return db
    .select({
      id: itemFigure.id,
      item: itemFigure.item,
      figure: itemFigure.figure,
      periodFrom: itemFigure.periodFrom,
      periodTo: itemFigure.periodTo,
    })
    .from(itemFigure)
    .where(eq(itemFigure.cycleId, cycleId))
    .orderBy(asc(itemFigure.addedAt), asc(itemFigure.id))
}

type Load<K extends FigureSource> = (db: Db, unitId: string, period: Period) => Promise<FigureSources[K]>

/** How the rows of each source are read, of one unit; only those of a period look at it. */
export const FIGURE_SOURCES: { [K in FigureSource]: Load<K> } = {
  stays: (db, unitId) =>
    db
      .select({
        santriId: enrolment.santriId,
        from: enrolment.from,
        until: enrolment.until,
        reason: enrolment.reason,
        intake: enrolment.intake,
        registeredElsewhere: enrolment.registeredElsewhere,
      })
      .from(enrolment)
      .where(eq(enrolment.unitId, unitId)),
  attendance: (db, unitId, { from, to }) =>
    db
      .select({ status: attendance.status, count: count() })
      .from(attendance)
      .where(within(attendance, unitId, from, to))
      .groupBy(attendance.status),
  sessions: async (db, unitId, { from, to }) => {
    const where = and(within(halaqahSession, unitId, from, to), eq(halaqahSession.state, "held"))
    const held = await db.$count(halaqahSession, where)
    if (held > 0) return [{ count: held }]
    return (await db.$count(halaqahSession, eq(halaqahSession.unitId, unitId))) > 0 ? [{ count: 0 }] : []
  },
  tahsin: (db, unitId) =>
    db
      .select({
        santriId: standing.santriId,
        method: method.name,
        level: standing.level,
        volumes: method.volumes,
        finishedOn: standing.finishedOn,
      })
      .from(standing)
      .innerJoin(method, eq(method.id, standing.part))
      .where(eq(standing.unitId, unitId)),
  completions: async (db, unitId) => {
    const rows = await db
      .select({
        santriId: levelCompletion.santriId,
        programmeId: levelCompletion.programmeId,
        method: method.name,
        volumes: method.volumes,
        progress: programme.progress,
        level: levelCompletion.level,
        day: levelCompletion.day,
      })
      .from(levelCompletion)
      .innerJoin(programme, eq(programme.id, levelCompletion.programmeId))
      .leftJoin(method, eq(method.id, programme.methodId))
      .where(eq(levelCompletion.unitId, unitId))
    const levels = await db
      .select({ programmeId: programmeLevel.programmeId, number: programmeLevel.number })
      .from(programmeLevel)
      .where(eq(programmeLevel.unitId, unitId))
    const last = new Map<string, number>()
    for (const { programmeId, number } of levels)
      last.set(programmeId, Math.max(number, last.get(programmeId) ?? 0))
    return rows.map(({ programmeId, volumes, ...row }) => ({
      ...row,
      lastLevel: last.get(programmeId) ?? volumes,
    }))
  },
  memorised: (db, unitId) =>
    db
      .select({ santriId: standing.santriId, memorised: standing.memorised })
      .from(standing)
      .innerJoin(programme, eq(programme.id, standing.programmeId))
      .where(and(eq(standing.unitId, unitId), eq(programme.progress, "tahfidz"))),
  tahfidzMembers: (db, unitId) =>
    db
      .select({ santriId: halaqahMember.santriId, from: halaqahMember.from, until: halaqahMember.until })
      .from(halaqahMember)
      .innerJoin(halaqah, eq(halaqah.id, halaqahMember.halaqahId))
      .innerJoin(programme, eq(programme.id, halaqah.programmeId))
      .where(and(eq(halaqahMember.unitId, unitId), eq(programme.progress, "tahfidz"))),
  setoran: (db, unitId, { from, to }) =>
    db
      .selectDistinct({ santriId: setoran.santriId })
      .from(setoran)
      .where(within(setoran, unitId, from, to)),
  educators: (db, unitId) =>
    db
      .select({
        role: educator.role,
        qualified: educator.qualified,
        from: educator.from,
        until: educator.until,
      })
      .from(educator)
      .where(eq(educator.unitId, unitId)),
  facilities: (db, unitId) =>
    db
      .select({
        kind: facility.kind,
        purpose: facility.purpose,
        quantity: facility.quantity,
        capacity: facility.capacity,
        condition: facility.condition,
      })
      .from(facility)
      .where(eq(facility.unitId, unitId)),
}

type Dated = Pick<typeof attendance, "unitId" | "day"> | Pick<typeof halaqahSession, "unitId" | "day">

function within(table: Dated | Pick<typeof setoran, "unitId" | "day">, unitId: string, from: Day, to: Day) {
  return and(eq(table.unitId, unitId), gte(table.day, from), lte(table.day, to))
}
