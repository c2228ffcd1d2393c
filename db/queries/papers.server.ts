import { and, asc, desc, eq, gte, inArray, isNull, like, lte, or } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import type { PaperKind } from "#app/domain/progress-terms.ts"
import type { Db } from "#db/client.server.ts"
import { halaqahMember } from "#db/schema/halaqah.ts"
import { paper, paperNumbering } from "#db/schema/papers.ts"
import { enrolment, santri } from "#db/schema/santri.ts"
import { applicant, unit } from "#db/schema/units.ts"

const LISTED = {
  id: paper.id,
  unitId: paper.unitId,
  santriId: paper.santriId,
  kind: paper.kind,
  year: paper.year,
  numberText: paper.numberText,
  periodFrom: paper.periodFrom,
  periodTo: paper.periodTo,
  language: paper.language,
  sha256: paper.sha256,
  issuedOn: paper.issuedOn,
  withdrawnAt: paper.withdrawnAt,
  withdrawnReason: paper.withdrawnReason,
}

/** The papers of a santri, the newest first; without what they say. */
export async function listPapersOf(db: Db, santriId: string) {
  return db
    .select(LISTED)
    .from(paper)
    .where(eq(paper.santriId, santriId))
    .orderBy(desc(paper.issuedAt), desc(paper.id))
}

/** A paper with what it says, in one of these units. */
export async function getPaper(db: Db, unitIds: readonly string[], id: string) {
  const [row] = await db
    .select({ ...LISTED, content: paper.content })
    .from(paper)
    .where(and(eq(paper.id, id), inArray(paper.unitId, [...unitIds])))
  return row
}

/**
 * What anybody may know of a paper whose hash begins so; with `number` only the one that carries it. Nothing where
 * several would match.
 */
export async function findPaper(db: Db, hash: string, number?: string) {
  if (!/^[0-9a-f]{16,64}$/.test(hash)) throw new Error(`Not the beginning of a SHA-256: "${hash}"`)
  const rows = await db
    .select({
      kind: paper.kind,
      numberText: paper.numberText,
      issuedOn: paper.issuedOn,
      withdrawnAt: paper.withdrawnAt,
      sha256: paper.sha256,
      santriNumber: santri.number,
      name: santri.name,
      sample: santri.sample,
      unitName: unit.name,
      timeZone: unit.timeZone,
    })
    .from(paper)
    .innerJoin(santri, eq(santri.id, paper.santriId))
    .innerJoin(unit, eq(unit.id, paper.unitId))
    .where(
      and(like(paper.sha256, `${hash}%`), number === undefined ? undefined : eq(paper.numberText, number)),
    )
    .limit(2)
  return rows.length === 1 ? rows[0] : undefined
}

/** The highest number given to a kind of paper in a year, 0 before the first. */
export async function lastPaperNumber(
  db: Db,
  unitId: string,
  kind: PaperKind,
  year: number,
): Promise<number> {
  const [row] = await db
    .select({ number: paper.number })
    .from(paper)
    .where(and(eq(paper.unitId, unitId), eq(paper.kind, kind), eq(paper.year, year)))
    .orderBy(desc(paper.number))
    .limit(1)
  return row?.number ?? 0
}

/** How a unit writes its numbers, by kind; kinds it never set are missing. */
export async function listNumbering(db: Db, unitId: string) {
  return db
    .select({ kind: paperNumbering.kind, pattern: paperNumbering.pattern })
    .from(paperNumbering)
    .where(eq(paperNumbering.unitId, unitId))
}

/** Unit and pesantren as a paper's head names them. */
export async function getPaperHead(db: Db, unitId: string) {
  const [found] = await db
    .select({ name: unit.name, letterhead: unit.letterhead })
    .from(unit)
    .where(eq(unit.id, unitId))
  if (found === undefined) throw new Error(`There is no unit "${unitId}"`)
  const applicants = await db
    .select({
      kind: applicant.kind,
      name: applicant.name,
      signatoryTitle: applicant.signatoryTitle,
      signatoryName: applicant.signatoryName,
    })
    .from(applicant)
    .where(eq(applicant.unitId, unitId))
    .orderBy(asc(applicant.createdAt), asc(applicant.id))
  const pesantren = applicants.find(({ kind }) => kind === "pesantren" || kind === "branch-pesantren")
  return { unit: found, pesantren }
}

/** Santri who were there on a day of a period, in one halaqah where given; the erased left out. */
export async function listPresentSantri(db: Db, unitId: string, { from, to }: Period, halaqahId?: string) {
  const spans = (span: { from: typeof enrolment.from; until: typeof enrolment.until }) =>
    and(lte(span.from, to), or(isNull(span.until), gte(span.until, from)))
  const present = db
    .select({ id: enrolment.santriId })
    .from(enrolment)
    .where(and(eq(enrolment.unitId, unitId), spans(enrolment)))
  const members =
    halaqahId === undefined
      ? undefined
      : db
          .select({ id: halaqahMember.santriId })
          .from(halaqahMember)
          .where(
            and(
              eq(halaqahMember.halaqahId, halaqahId),
              lte(halaqahMember.from, to),
              or(isNull(halaqahMember.until), gte(halaqahMember.until, from)),
            ),
          )
  return db
    .select()
    .from(santri)
    .where(
      and(
        eq(santri.unitId, unitId),
        isNull(santri.erasedAt),
        inArray(santri.id, present),
        members === undefined ? undefined : inArray(santri.id, members),
      ),
    )
    .orderBy(asc(santri.number))
}

/** Ids of the santri who hold a rapor of this period that was not withdrawn. */
export async function listHoldersOfRapor(db: Db, unitId: string, from: Day, to: Day): Promise<Set<string>> {
  const rows = await db
    .select({ id: paper.santriId })
    .from(paper)
    .where(
      and(
        eq(paper.unitId, unitId),
        eq(paper.kind, "rapor"),
        eq(paper.periodFrom, from),
        eq(paper.periodTo, to),
        isNull(paper.withdrawnAt),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}
