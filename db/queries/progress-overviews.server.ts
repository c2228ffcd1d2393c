import {
  and,
  asc,
  between,
  countDistinct,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lte,
  or,
  type SQL,
} from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { ENTRY_KINDS } from "#app/domain/progress-entry.ts"
import type { Db } from "#db/client.server.ts"
import { asProgressRow, covers, PROGRESS_TABLES, type ProgressRow } from "#db/queries/progress.server.ts"
import { halaqah, halaqahMember } from "#db/schema/halaqah.ts"
import { imtihan, imtihanResult, levelCompletion, paper } from "#db/schema/papers.ts"
import { method, programme, programmeLevel } from "#db/schema/programmes.ts"
import type { setoran } from "#db/schema/progress.ts"
import { enrolment, santri } from "#db/schema/santri.ts"
import { attendance } from "#db/schema/sessions.ts"
import { halaqahWeek } from "#db/schema/standings.ts"

/** What overviews look at: a whole unit, or one halaqah of it. */
export interface OverviewScope {
  unitId: string
  halaqahId?: string | undefined
}

/** The halaqah of a unit that lasted on a day of a period, by name. */
export async function listHalaqahBetween(db: Db, { unitId, halaqahId }: OverviewScope, period: Period) {
  return db
    .select({
      id: halaqah.id,
      name: halaqah.name,
      programmeId: halaqah.programmeId,
      programme: programme.name,
      progress: programme.progress,
    })
    .from(halaqah)
    .innerJoin(programme, eq(programme.id, halaqah.programmeId))
    .where(
      and(
        eq(halaqah.unitId, unitId),
        halaqahId === undefined ? undefined : eq(halaqah.id, halaqahId),
        lte(halaqah.from, period.to),
        or(isNull(halaqah.until), gte(halaqah.until, period.from)),
      ),
    )
    .orderBy(asc(programme.sort), asc(halaqah.name))
}

/** Who learned where on a day of a period. */
export async function listPlacesBetween(db: Db, { unitId, halaqahId }: OverviewScope, period: Period) {
  return db
    .select({
      santriId: halaqahMember.santriId,
      halaqahId: halaqahMember.halaqahId,
      from: halaqahMember.from,
      until: halaqahMember.until,
    })
    .from(halaqahMember)
    .where(
      and(
        halaqahId === undefined ? eq(halaqahMember.unitId, unitId) : eq(halaqahMember.halaqahId, halaqahId),
        lte(halaqahMember.from, period.to),
        or(isNull(halaqahMember.until), gte(halaqahMember.until, period.from)),
      ),
    )
}

/** What each halaqah did in each week whose Monday lies in a period. */
export async function listWeeks(db: Db, { unitId, halaqahId }: OverviewScope, { from, to }: Period) {
  return db
    .select({
      halaqahId: halaqahWeek.halaqahId,
      week: halaqahWeek.week,
      sessions: halaqahWeek.sessions,
      hadir: halaqahWeek.hadir,
      izin: halaqahWeek.izin,
      berhalangan: halaqahWeek.berhalangan,
      alpa: halaqahWeek.alpa,
      ziyadahAyat: halaqahWeek.ziyadahAyat,
      murajaahAyat: halaqahWeek.murajaahAyat,
      tahsinPages: halaqahWeek.tahsinPages,
      kitabPages: halaqahWeek.kitabPages,
    })
    .from(halaqahWeek)
    .where(
      and(
        halaqahId === undefined ? eq(halaqahWeek.unitId, unitId) : eq(halaqahWeek.halaqahId, halaqahId),
        between(halaqahWeek.week, from, to),
      ),
    )
}

/** How many santri finished each level in a period, by programme and level. */
export async function countCompletionsByLevel(db: Db, unitId: string, { from, to }: Period) {
  const rows = await db
    .select({
      programmeId: levelCompletion.programmeId,
      programme: programme.name,
      level: levelCompletion.level,
      name: programmeLevel.name,
      santri: countDistinct(levelCompletion.santriId),
    })
    .from(levelCompletion)
    .innerJoin(programme, eq(programme.id, levelCompletion.programmeId))
    .leftJoin(programmeLevel, isLevelOf())
    .where(and(eq(levelCompletion.unitId, unitId), between(levelCompletion.day, from, to)))
    .groupBy(
      levelCompletion.programmeId,
      programme.name,
      programme.sort,
      levelCompletion.level,
      programmeLevel.name,
    )
    .orderBy(asc(programme.sort), asc(levelCompletion.level))
  return rows.map((row) => ({ ...row, santri: Number(row.santri) }))
}

/**
 * Who is there on a day and has finished the last level of a programme or passed an examination, each with that
 * day, the latest last. Levels of a programme end with its last one stated, else with the method's last volume.
 */
export async function listAchievers(db: Db, unitId: string, day: Day) {
  const last = await lastLevels(db, unitId)
  const finished = last.map(({ programmeId, level }) =>
    and(eq(levelCompletion.programmeId, programmeId), gte(levelCompletion.level, level)),
  )
  const who = {
    ...{ santriId: santri.id, number: santri.number, name: santri.name },
    ...{ programmeId: programme.id, programme: programme.name },
  }
  const levels =
    finished.length === 0
      ? []
      : await db
          .select({ ...who, level: programmeLevel.name, day: levelCompletion.day })
          .from(levelCompletion)
          .innerJoin(santri, eq(santri.id, levelCompletion.santriId))
          .innerJoin(programme, eq(programme.id, levelCompletion.programmeId))
          .leftJoin(programmeLevel, isLevelOf())
          .where(and(eq(levelCompletion.unitId, unitId), or(...finished), isThere(unitId, day, db)))
  const passed = await db
    .select({ ...who, level: imtihan.title, day: imtihan.day })
    .from(imtihanResult)
    .innerJoin(imtihan, eq(imtihan.id, imtihanResult.imtihanId))
    .innerJoin(santri, eq(santri.id, imtihanResult.santriId))
    .innerJoin(programme, eq(programme.id, imtihan.programmeId))
    .where(and(eq(imtihanResult.unitId, unitId), eq(imtihanResult.passed, true), isThere(unitId, day, db)))
  return [...levels, ...passed].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.number - b.number))
}

/** The syahadah of a unit that stand; one that names no programme speaks for all of them. */
export async function listSyahadah(db: Db, unitId: string) {
  return db
    .select({ santriId: paper.santriId, programmeId: paper.programmeId, issuedOn: paper.issuedOn })
    .from(paper)
    .where(and(eq(paper.unitId, unitId), eq(paper.kind, "syahadah"), isNull(paper.withdrawnAt)))
}

/** What was recorded of some santri in a halaqah over a period. */
export async function listProgressIn(
  db: Db,
  { halaqahId, santriIds }: { halaqahId: string; santriIds: readonly string[] },
  { from, to }: Period,
): Promise<ProgressRow[]> {
  if (santriIds.length === 0) return []
  const kinds = await Promise.all(
    ENTRY_KINDS.map(async (of) => {
      const table = PROGRESS_TABLES[of] as typeof setoran
      const where = and(
        inArray(table.santriId, [...santriIds]),
        eq(table.halaqahId, halaqahId),
        between(table.day, from, to),
      )
      return (await db.select().from(table).where(where)).map((row) => asProgressRow(of, row))
    }),
  )
  return kinds.flat()
}

/** What was written down of each santri in a halaqah over a period. */
export async function listAttendanceIn(db: Db, halaqahId: string, { from, to }: Period) {
  return db
    .select({ santriId: attendance.santriId, status: attendance.status })
    .from(attendance)
    .where(and(eq(attendance.halaqahId, halaqahId), between(attendance.day, from, to)))
}

/** Code and name of santri, by name. */
export async function listSantriNamed(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({ id: santri.id, number: santri.number, name: santri.name, erasedAt: santri.erasedAt })
    .from(santri)
    .where(inArray(santri.id, [...ids]))
    .orderBy(asc(santri.name), asc(santri.number))
}

function isLevelOf(): SQL | undefined {
  return and(
    eq(programmeLevel.programmeId, levelCompletion.programmeId),
    eq(programmeLevel.number, levelCompletion.level),
  )
}

function isThere(unitId: string, day: Day, db: Db): SQL {
  const there = db
    .select({ id: enrolment.santriId })
    .from(enrolment)
    .where(and(eq(enrolment.unitId, unitId), covers(enrolment, day)))
  return inArray(santri.id, there)
}

/** The last level of each programme that has levels. */
async function lastLevels(db: Db, unitId: string): Promise<{ programmeId: string; level: number }[]> {
  const [stated, volumes] = await Promise.all([
    db
      .select({ programmeId: programmeLevel.programmeId, level: programmeLevel.number })
      .from(programmeLevel)
      .where(eq(programmeLevel.unitId, unitId)),
    db
      .select({ programmeId: programme.id, level: method.volumes })
      .from(programme)
      .innerJoin(method, eq(method.id, programme.methodId))
      .where(and(eq(programme.unitId, unitId), gt(method.volumes, 0))),
  ])
  const last = new Map(volumes.flatMap((row) => (row.level === null ? [] : [[row.programmeId, row.level]])))
  for (const { programmeId } of stated) last.delete(programmeId)
  for (const { programmeId, level } of stated)
    last.set(programmeId, Math.max(level, last.get(programmeId) ?? 0))
  return [...last].map(([programmeId, level]) => ({ programmeId, level }))
}
