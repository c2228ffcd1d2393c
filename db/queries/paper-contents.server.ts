import { and, asc, count, eq, gte, inArray, isNull, lte, or } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import type { Db } from "#db/client.server.ts"
import { halaqah, halaqahMember } from "#db/schema/halaqah.ts"
import { imtihan, imtihanExaminer, imtihanResult, levelCompletion } from "#db/schema/papers.ts"
import { grade, ibadahItem, kitab, method, programme, programmeLevel } from "#db/schema/programmes.ts"
import { akhlak, ibadahRecord, kitabProgress, setoran, tahsin } from "#db/schema/progress.ts"
import { attendance } from "#db/schema/sessions.ts"
import { standing } from "#db/schema/standings.ts"

/** What papers say of one santri, each in an order that depends on the data alone. */

const always: Period = { from: "0001-01-01", to: "9999-12-31" }

/** How often each status was written down between two days. */
export async function countAttendanceOf(db: Db, santriId: string, { from, to }: Period) {
  return db
    .select({ status: attendance.status, count: count() })
    .from(attendance)
    .where(and(eq(attendance.santriId, santriId), gte(attendance.day, from), lte(attendance.day, to)))
    .groupBy(attendance.status)
}

/** First and last day of his attendance, if any was written down. */
export async function listAttendanceDays(db: Db, santriId: string): Promise<Day[]> {
  const rows = await db
    .selectDistinct({ day: attendance.day })
    .from(attendance)
    .where(eq(attendance.santriId, santriId))
    .orderBy(asc(attendance.day))
  return rows.map(({ day }) => day)
}

export async function listTahsinOf(db: Db, santriId: string, { from, to }: Period) {
  return db
    .select({
      programmeId: tahsin.programmeId,
      method: method.name,
      volume: tahsin.volume,
      pageTo: tahsin.pageTo,
      result: tahsin.result,
    })
    .from(tahsin)
    .innerJoin(method, eq(method.id, tahsin.methodId))
    .where(and(eq(tahsin.santriId, santriId), gte(tahsin.day, from), lte(tahsin.day, to)))
    .orderBy(asc(tahsin.day), asc(tahsin.id))
}

/** Setoran up to a day. */
export async function listSetoranOf(db: Db, santriId: string, to: Day) {
  return db
    .select({
      programmeId: setoran.programmeId,
      day: setoran.day,
      kind: setoran.kind,
      from: setoran.ayahFrom,
      to: setoran.ayahTo,
    })
    .from(setoran)
    .where(and(eq(setoran.santriId, santriId), lte(setoran.day, to)))
    .orderBy(asc(setoran.day), asc(setoran.id))
}

export async function listKitabOf(db: Db, santriId: string, { from, to }: Period) {
  return db
    .select({
      programmeId: kitabProgress.programmeId,
      kitabId: kitabProgress.kitabId,
      title: kitab.title,
      arabicTitle: kitab.arabicTitle,
      chapter: kitabProgress.chapter,
      pageTo: kitabProgress.pageTo,
      khatam: kitabProgress.khatam,
    })
    .from(kitabProgress)
    .innerJoin(kitab, eq(kitab.id, kitabProgress.kitabId))
    .where(
      and(eq(kitabProgress.santriId, santriId), gte(kitabProgress.day, from), lte(kitabProgress.day, to)),
    )
    .orderBy(asc(kitabProgress.day), asc(kitabProgress.id))
}

/** Lines of the ibadah checklist up to a day, oldest first, in the checklist's order. */
export async function listIbadahLinesOf(db: Db, santriId: string, to: Day) {
  return db
    .select({
      programmeId: ibadahItem.programmeId,
      itemId: ibadahItem.id,
      name: ibadahItem.name,
      day: ibadahRecord.day,
      result: ibadahRecord.result,
    })
    .from(ibadahRecord)
    .innerJoin(ibadahItem, eq(ibadahItem.id, ibadahRecord.itemId))
    .where(and(eq(ibadahRecord.santriId, santriId), lte(ibadahRecord.day, to)))
    .orderBy(asc(ibadahItem.sort), asc(ibadahItem.id), asc(ibadahRecord.day), asc(ibadahRecord.id))
}

export async function listAkhlakLinesOf(db: Db, santriId: string, { from, to }: Period) {
  return db
    .select({ level: akhlak.level, note: akhlak.note })
    .from(akhlak)
    .where(and(eq(akhlak.santriId, santriId), gte(akhlak.day, from), lte(akhlak.day, to)))
    .orderBy(asc(akhlak.day), asc(akhlak.id))
}

/** Levels that he finished, with their names. */
export async function listFinishedLevels(db: Db, santriId: string, { from, to }: Period = always) {
  return db
    .select({
      id: levelCompletion.id,
      programmeId: levelCompletion.programmeId,
      programme: programme.name,
      progress: programme.progress,
      level: levelCompletion.level,
      name: programmeLevel.name,
      day: levelCompletion.day,
      imtihanId: levelCompletion.imtihanId,
    })
    .from(levelCompletion)
    .innerJoin(programme, eq(programme.id, levelCompletion.programmeId))
    .leftJoin(
      programmeLevel,
      and(
        eq(programmeLevel.programmeId, levelCompletion.programmeId),
        eq(programmeLevel.number, levelCompletion.level),
      ),
    )
    .where(
      and(
        eq(levelCompletion.santriId, santriId),
        gte(levelCompletion.day, from),
        lte(levelCompletion.day, to),
      ),
    )
    .orderBy(asc(levelCompletion.day), asc(levelCompletion.id))
}

/** What he earned in examinations, with the grade's name. */
export async function listImtihanOf(db: Db, santriId: string, { from, to }: Period = always) {
  return db
    .select({
      id: imtihanResult.id,
      imtihanId: imtihan.id,
      title: imtihan.title,
      programmeId: imtihan.programmeId,
      programme: programme.name,
      day: imtihan.day,
      predicate: imtihanResult.predicate,
      predicateName: grade.name,
      passed: imtihanResult.passed,
      ayahFrom: imtihanResult.ayahFrom,
      ayahTo: imtihanResult.ayahTo,
    })
    .from(imtihanResult)
    .innerJoin(imtihan, eq(imtihan.id, imtihanResult.imtihanId))
    .innerJoin(programme, eq(programme.id, imtihan.programmeId))
    .leftJoin(grade, and(eq(grade.programmeId, imtihan.programmeId), eq(grade.code, imtihanResult.predicate)))
    .where(and(eq(imtihanResult.santriId, santriId), gte(imtihan.day, from), lte(imtihan.day, to)))
    .orderBy(asc(imtihan.day), asc(imtihanResult.id))
}

/** Who examined, in the order they were named. */
export async function listExaminers(db: Db, imtihanIds: readonly string[]) {
  if (imtihanIds.length === 0) return []
  return db
    .select({
      imtihanId: imtihanExaminer.imtihanId,
      name: imtihanExaminer.name,
      office: imtihanExaminer.office,
    })
    .from(imtihanExaminer)
    .where(inArray(imtihanExaminer.imtihanId, [...imtihanIds]))
    .orderBy(asc(imtihanExaminer.sort), asc(imtihanExaminer.id))
}

/** Names of the halaqah he learnt in on a day of a period. */
export async function listHalaqahNamesOf(db: Db, santriId: string, { from, to }: Period): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: halaqah.id, name: halaqah.name })
    .from(halaqahMember)
    .innerJoin(halaqah, eq(halaqah.id, halaqahMember.halaqahId))
    .where(
      and(
        eq(halaqahMember.santriId, santriId),
        lte(halaqahMember.from, to),
        or(isNull(halaqahMember.until), gte(halaqahMember.until, from)),
      ),
    )
    .orderBy(asc(halaqah.name), asc(halaqah.id))
  return rows.map(({ name }) => name)
}

/** Where he stands in each part of each programme, with the part's name. */
export async function listStandingsOf(db: Db, santriId: string) {
  return db
    .select({
      programmeId: standing.programmeId,
      programme: programme.name,
      progress: programme.progress,
      sort: programme.sort,
      methodName: method.name,
      kitabTitle: kitab.title,
      kitabArabic: kitab.arabicTitle,
      part: standing.part,
      records: standing.records,
      firstDay: standing.firstDay,
      lastDay: standing.lastDay,
      level: standing.level,
      page: standing.page,
      chapter: standing.chapter,
      memorised: standing.memorised,
      memorisedAyat: standing.memorisedAyat,
      memorisedPages: standing.memorisedPages,
      memorisedJuz: standing.memorisedJuz,
      lastMurajaah: standing.lastMurajaah,
      finishedOn: standing.finishedOn,
    })
    .from(standing)
    .innerJoin(programme, eq(programme.id, standing.programmeId))
    .leftJoin(method, eq(method.id, standing.part))
    .leftJoin(kitab, eq(kitab.id, standing.part))
    .where(eq(standing.santriId, santriId))
    .orderBy(asc(programme.sort), asc(programme.id), asc(standing.part))
}
