import { and, asc, desc, eq, gte, inArray, isNull, lte, or, type SQL } from "drizzle-orm"
import type { SQLiteColumn } from "drizzle-orm/sqlite-core"
import type { Day } from "#app/domain/dates.ts"
import type { EntryKind, ProgressEntry } from "#app/domain/progress-entry.ts"
import type { Db } from "#db/client.server.ts"
import { byText } from "#db/columns.ts"
import { halaqahMember } from "#db/schema/halaqah.ts"
import { levelCompletion } from "#db/schema/papers.ts"
import { grade, ibadahItem, kitab, method, programme, programmeLevel } from "#db/schema/programmes.ts"
import { akhlak, ibadahRecord, kitabProgress, setoran, tahsin } from "#db/schema/progress.ts"
import { santri } from "#db/schema/santri.ts"
import { halaqahSession } from "#db/schema/sessions.ts"
import { standing } from "#db/schema/standings.ts"

export type StandingRow = typeof standing.$inferSelect
export type ProgrammeRow = typeof programme.$inferSelect

/** The table that lines of a kind are kept in. */
export const PROGRESS_TABLES = {
  tahsin,
  tahfidz: setoran,
  kitab: kitabProgress,
  ibadah: ibadahRecord,
  akhlak,
} as const satisfies Record<EntryKind, unknown>

/** Whether a span of days covers a day. */
export function covers(span: { from: SQLiteColumn; until: SQLiteColumn }, day: Day): SQL | undefined {
  return and(lte(span.from, day), or(isNull(span.until), gte(span.until, day)))
}

/** Who learns in a halaqah on a day, by name. */
export async function listMembersOn(db: Db, halaqahId: string, day: Day) {
  return (
    db
      .select({
        id: santri.id,
        number: santri.number,
        name: santri.name,
        erasedAt: santri.erasedAt,
      })
      .from(halaqahMember)
      .innerJoin(santri, eq(santri.id, halaqahMember.santriId))
      .where(and(eq(halaqahMember.halaqahId, halaqahId), covers(halaqahMember, day)))
      // PostgreSQL orders a DISTINCT by what it selects alone.
      .groupBy(santri.id)
      .orderBy(byText(santri.name), asc(santri.number))
  )
}

/** The sessions of a halaqah on a day, by time. */
export async function listSessionsOn(db: Db, halaqahId: string, day: Day) {
  return db
    .select({ id: halaqahSession.id, state: halaqahSession.state, educatorId: halaqahSession.educatorId })
    .from(halaqahSession)
    .where(and(eq(halaqahSession.halaqahId, halaqahId), eq(halaqahSession.day, day)))
    .orderBy(asc(halaqahSession.startsAt))
}

/** The programmes of a unit, as it orders them. */
export async function listProgrammes(db: Db, unitId: string): Promise<ProgrammeRow[]> {
  return db.select().from(programme).where(eq(programme.unitId, unitId)).orderBy(asc(programme.sort))
}

/** The grades of programmes in use, the best first. */
export async function listGrades(db: Db, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return []
  return db
    .select()
    .from(grade)
    .where(and(inArray(grade.programmeId, [...programmeIds]), eq(grade.retired, false)))
    .orderBy(desc(grade.rank))
}

/** The methods of a programme's unit: any of them may be used in it. */
export async function listMethodsOf(db: Db, programmeId: string) {
  return db
    .select({ id: method.id, name: method.name, volumes: method.volumes, volumePages: method.volumePages })
    .from(method)
    .innerJoin(programme, eq(programme.unitId, method.unitId))
    .where(eq(programme.id, programmeId))
}

/** The levels that santri finished, in one programme where given. */
export async function listCompletions(db: Db, santriIds: readonly string[], programmeId?: string) {
  if (santriIds.length === 0) return []
  return db
    .select({
      santriId: levelCompletion.santriId,
      programmeId: levelCompletion.programmeId,
      level: levelCompletion.level,
      day: levelCompletion.day,
    })
    .from(levelCompletion)
    .where(
      and(
        inArray(levelCompletion.santriId, [...santriIds]),
        programmeId === undefined ? undefined : eq(levelCompletion.programmeId, programmeId),
      ),
    )
    .orderBy(asc(levelCompletion.day))
}

/** The lines of a programme's checklist in use, in order. */
export async function listIbadahItems(db: Db, programmeId: string) {
  return db
    .select({ id: ibadahItem.id, name: ibadahItem.name })
    .from(ibadahItem)
    .where(and(eq(ibadahItem.programmeId, programmeId), eq(ibadahItem.retired, false)))
    .orderBy(asc(ibadahItem.sort), asc(ibadahItem.id))
}

/** The levels of programmes, in order. */
export async function listLevels(db: Db, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return []
  return db
    .select()
    .from(programmeLevel)
    .where(inArray(programmeLevel.programmeId, [...programmeIds]))
    .orderBy(asc(programmeLevel.number))
}

/** The kitab of a unit in use, by title. */
export async function listKitab(db: Db, unitId: string) {
  return db
    .select()
    .from(kitab)
    .where(and(eq(kitab.unitId, unitId), eq(kitab.retired, false)))
    .orderBy(byText(kitab.title), asc(kitab.number))
}

/** Where santri stand, in one programme where given. */
export async function listStandings(
  db: Db,
  santriIds: readonly string[],
  programmeId?: string,
): Promise<StandingRow[]> {
  if (santriIds.length === 0) return []
  return db
    .select()
    .from(standing)
    .where(
      and(
        inArray(standing.santriId, [...santriIds]),
        programmeId === undefined ? undefined : eq(standing.programmeId, programmeId),
      ),
    )
    .orderBy(asc(standing.firstDay), asc(standing.id))
}

/** The newest line of akhlak of each santri, and how many he has. */
export async function listAkhlakOf(db: Db, santriIds: readonly string[]) {
  if (santriIds.length === 0) return []
  return db
    .select({ id: akhlak.id, santriId: akhlak.santriId, day: akhlak.day, level: akhlak.level })
    .from(akhlak)
    .where(inArray(akhlak.santriId, [...santriIds]))
    .orderBy(asc(akhlak.day), asc(akhlak.id))
}

/** All lines of the ibadah checklist of santri, in order of day and entry. */
export async function listIbadahOf(db: Db, santriIds: readonly string[], itemIds: readonly string[]) {
  if (santriIds.length === 0 || itemIds.length === 0) return []
  return db
    .select({
      santriId: ibadahRecord.santriId,
      day: ibadahRecord.day,
      itemId: ibadahRecord.itemId,
      result: ibadahRecord.result,
    })
    .from(ibadahRecord)
    .where(and(inArray(ibadahRecord.santriId, [...santriIds]), inArray(ibadahRecord.itemId, [...itemIds])))
    .orderBy(asc(ibadahRecord.day), asc(ibadahRecord.id))
}

/** What every line of progress says, whatever its kind. */
export type ProgressRow = Pick<
  typeof setoran.$inferSelect,
  "id" | "unitId" | "santriId" | "halaqahId" | "sessionId" | "day" | "note" | "version" | "enteredBy"
> &
  Pick<typeof setoran.$inferSelect, "onBehalfOfId" | "enteredAt"> & {
    entry: ProgressEntry
    programmeId: string | null
  }

/** One line of progress of a santri. */
export async function getProgressRow(
  db: Db,
  of: EntryKind,
  santriId: string,
  id: string,
): Promise<ProgressRow | undefined> {
  const table = PROGRESS_TABLES[of] as typeof setoran
  const [row] = await db
    .select()
    .from(table)
    .where(and(eq(table.id, id), eq(table.santriId, santriId)))
  if (row === undefined || of !== "ibadah") return row && asProgressRow(of, row)
  const [item] = await db
    .select({ programmeId: ibadahItem.programmeId })
    .from(ibadahItem)
    .where(eq(ibadahItem.id, (row as unknown as { itemId: string }).itemId))
  return { ...asProgressRow(of, row), programmeId: item?.programmeId ?? null }
}

/** A stored line as its kind reads it. */
export function asProgressRow(of: EntryKind, row: { id: string } & Record<string, unknown>): ProgressRow {
  const { id, unitId, santriId, halaqahId, sessionId, day, note, version } = row as unknown as ProgressRow
  const { enteredBy, onBehalfOfId, enteredAt, programmeId = null } = row as unknown as ProgressRow
  const said = Object.fromEntries(SAID[of].map((column) => [column, row[column]]))
  return {
    ...{ id, unitId, santriId, halaqahId, sessionId, day, note, version },
    ...{ enteredBy, onBehalfOfId, enteredAt, programmeId },
    entry: { of, said } as unknown as ProgressEntry,
  }
}

/** The columns that a kind alone has. */
const SAID: Record<EntryKind, readonly string[]> = {
  tahsin: ["methodId", "volume", "pageFrom", "pageTo", "result", "grade"],
  tahfidz: ["kind", "ayahFrom", "ayahTo", "kelancaran", "tajwid", "makhraj", "adab"],
  kitab: ["kitabId", "mode", "chapter", "pageFrom", "pageTo", "khatam", "grade"],
  ibadah: ["itemId", "result"],
  akhlak: ["level"],
}
