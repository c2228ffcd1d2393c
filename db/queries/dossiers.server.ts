import { and, asc, desc, eq, inArray, lt, or, type SQL } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Edition, Scope } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { user } from "#db/schema/accounts.ts"
import { cycle } from "#db/schema/cycles.ts"
import { dossier, dossierDownload, signOff, snapshot, submission } from "#db/schema/dossiers.ts"
import { applicant, position, positionHolder, unit } from "#db/schema/units.ts"

function dossiersInScope(scope: Scope): SQL | undefined {
  return or(inArray(dossier.unitId, [...scope.unitIds]), inArray(dossier.cycleId, [...scope.cycleIds]))
}

const DOSSIER = {
  id: dossier.id,
  unitId: dossier.unitId,
  cycleId: dossier.cycleId,
  snapshotId: dossier.snapshotId,
  edition: dossier.edition,
  language: dossier.language,
  draft: dossier.draft,
  revision: dossier.revision,
  reason: dossier.reason,
  state: dossier.state,
  failure: dossier.failure,
  documentSha256: dossier.documentSha256,
  pdfSha256: dossier.pdfSha256,
  size: dossier.size,
  pages: dossier.pages,
  programVersion: dossier.programVersion,
  issuedBy: dossier.issuedBy,
  issuedByName: user.name,
  issuedAt: dossier.issuedAt,
  finishedAt: dossier.finishedAt,
  takenAt: snapshot.takenAt,
}

export type DossierRow = Awaited<ReturnType<typeof listDossiers>>[number]

/** The dossiers issued for a cycle in these editions, the newest first. */
export async function listDossiers(db: Db, scope: Scope, cycleId: string, editions: readonly Edition[]) {
  return db
    .select(DOSSIER)
    .from(dossier)
    .innerJoin(snapshot, eq(snapshot.id, dossier.snapshotId))
    .leftJoin(user, eq(user.id, dossier.issuedBy))
    .where(and(eq(dossier.cycleId, cycleId), inArray(dossier.edition, [...editions]), dossiersInScope(scope)))
    .orderBy(desc(dossier.issuedAt), desc(dossier.id))
}

/** One dossier of a cycle. @throws 404 outside the scope. */
export async function requireDossier(db: Db, scope: Scope, cycleId: string, id: string): Promise<DossierRow> {
  const [row] = await db
    .select(DOSSIER)
    .from(dossier)
    .innerJoin(snapshot, eq(snapshot.id, dossier.snapshotId))
    .leftJoin(user, eq(user.id, dossier.issuedBy))
    .where(and(eq(dossier.id, id), eq(dossier.cycleId, cycleId), dossiersInScope(scope)))
  if (row === undefined) throw notFound()
  return row
}

/** Issues of the same document by the same programme version, the newest first. */
export async function listSameDossiers(
  db: Db,
  scope: Scope,
  cycleId: string,
  same: { documentSha256: string; programVersion: string },
) {
  return db
    .select({
      id: dossier.id,
      state: dossier.state,
      reason: dossier.reason,
      pdfSha256: dossier.pdfSha256,
      size: dossier.size,
      pages: dossier.pages,
      pageMap: dossier.pageMap,
    })
    .from(dossier)
    .where(
      and(
        eq(dossier.cycleId, cycleId),
        eq(dossier.documentSha256, same.documentSha256),
        eq(dossier.programVersion, same.programVersion),
        dossiersInScope(scope),
      ),
    )
    .orderBy(desc(dossier.issuedAt), desc(dossier.id))
}

/** The documents that were issued of a cycle's revisions in an edition and language, the latest revision first. */
export async function listIssuedDocuments(
  db: Db,
  cycleId: string,
  of: { edition: Edition; language: "id" | "en" },
) {
  return db
    .select({ documentSha256: dossier.documentSha256 })
    .from(dossier)
    .where(
      and(
        eq(dossier.cycleId, cycleId),
        eq(dossier.edition, of.edition),
        eq(dossier.language, of.language),
        eq(dossier.draft, false),
        eq(dossier.state, "ready"),
      ),
    )
    .orderBy(desc(dossier.revision), desc(dossier.issuedAt), desc(dossier.id))
}

/** What stands on which page of the dossiers that were issued of a cycle's revisions, the newest first. */
export async function listPageMaps(db: Db, scope: Scope, cycleId: string) {
  const rows = await db
    .select({
      edition: dossier.edition,
      language: dossier.language,
      revision: dossier.revision,
      pageMap: dossier.pageMap,
    })
    .from(dossier)
    .where(
      and(
        eq(dossier.cycleId, cycleId),
        eq(dossier.draft, false),
        eq(dossier.state, "ready"),
        dossiersInScope(scope),
      ),
    )
    .orderBy(desc(dossier.issuedAt), desc(dossier.id))
  return rows.flatMap(({ pageMap, ...row }) => (pageMap === null ? [] : [{ ...row, pageMap }]))
}

/** Dossiers issued before an instant that say they are being drawn, of every unit: for the server's start alone. */
export async function listBuildingDossiers(db: Db, before: Date) {
  return db
    .select({ id: dossier.id, unitId: dossier.unitId, cycleId: dossier.cycleId })
    .from(dossier)
    .where(and(eq(dossier.state, "building"), lt(dossier.issuedAt, before)))
}

/** Who took the dossiers of a cycle and when, the newest first. */
export async function listDownloads(db: Db, scope: Scope, cycleId: string) {
  return db
    .select({
      dossierId: dossierDownload.dossierId,
      userName: user.name,
      takenAt: dossierDownload.takenAt,
    })
    .from(dossierDownload)
    .innerJoin(dossier, eq(dossier.id, dossierDownload.dossierId))
    .leftJoin(user, eq(user.id, dossierDownload.userId))
    .where(and(eq(dossier.cycleId, cycleId), dossiersInScope(scope)))
    .orderBy(desc(dossierDownload.takenAt), desc(dossierDownload.id))
}

/** A frozen snapshot with its content. @throws 404 where the cycle has none of this id. */
export async function requireSnapshot(db: Db, cycleId: string, id: string) {
  const [row] = await db
    .select({
      id: snapshot.id,
      content: snapshot.content,
      sha256: snapshot.sha256,
      takenAt: snapshot.takenAt,
    })
    .from(snapshot)
    .where(and(eq(snapshot.id, id), eq(snapshot.cycleId, cycleId)))
  if (row === undefined) throw notFound()
  return row
}

/** The snapshot of a cycle with this content, if it was taken before. */
export async function getSnapshotByHash(db: Db, cycleId: string, sha256: string) {
  const [row] = await db
    .select({ id: snapshot.id, takenAt: snapshot.takenAt })
    .from(snapshot)
    .where(and(eq(snapshot.cycleId, cycleId), eq(snapshot.sha256, sha256)))
  return row
}

/** The latest revision of a cycle that was handed in. */
export async function getLastSubmission(db: Db, cycleId: string) {
  const [row] = await db
    .select({
      id: submission.id,
      revision: submission.revision,
      snapshotId: submission.snapshotId,
      submittedAt: submission.submittedAt,
    })
    .from(submission)
    .where(eq(submission.cycleId, cycleId))
    .orderBy(desc(submission.revision))
  return row
}

/** The warden's approval of a submission. */
export async function getSignOff(db: Db, submissionId: string) {
  const [row] = await db.select().from(signOff).where(eq(signOff.submissionId, submissionId))
  return row
}

/** Unit and applicant of a cycle as a dossier prints them. @throws 404 */
export async function requireLetterheads(db: Db, cycleId: string) {
  const [row] = await db
    .select({
      unit: {
        name: unit.name,
        shortName: unit.shortName,
        address: unit.address,
        timeZone: unit.timeZone,
        letterhead: unit.letterhead,
      },
      applicant: {
        kind: applicant.kind,
        name: applicant.name,
        registrationNumber: applicant.registrationNumber,
        address: applicant.address,
        legalBasis: applicant.legalBasis,
        profile: applicant.profile,
        signatoryTitle: applicant.signatoryTitle,
        signatoryName: applicant.signatoryName,
        sample: applicant.sample,
        letterhead: applicant.letterhead,
      },
    })
    .from(cycle)
    .innerJoin(applicant, eq(applicant.id, cycle.applicantId))
    .innerJoin(unit, eq(unit.id, cycle.unitId))
    .where(eq(cycle.id, cycleId))
  if (row === undefined) throw notFound()
  return row
}

/** The positions of a unit that sign a dossier, with whoever holds them on a day; a Plh. or Plt. goes before. */
export async function listSigners(db: Db, unitId: string, day: Day) {
  const rows = await db
    .select({
      positionId: position.id,
      signs: position.signs,
      title: position.title,
      name: positionHolder.name,
      nip: positionHolder.nip,
      rank: positionHolder.rank,
      standing: positionHolder.standing,
      from: positionHolder.from,
      until: positionHolder.until,
    })
    .from(position)
    .leftJoin(positionHolder, eq(positionHolder.positionId, position.id))
    .where(eq(position.unitId, unitId))
    .orderBy(asc(position.sort), asc(position.id), desc(positionHolder.from), desc(positionHolder.id))
  const signing = [...new Set(rows.filter((row) => row.signs !== null).map((row) => row.positionId))]
  return signing.flatMap((positionId) => {
    const own = rows.filter((row) => row.positionId === positionId)
    const [first] = own
    if (first?.signs === undefined || first.signs === null) return []
    const holding = own.filter(
      (row) => row.from !== null && row.from <= day && (row.until === null || row.until >= day),
    )
    const holder = holding.find((row) => row.standing !== "definitif") ?? holding[0]
    return [
      {
        signs: first.signs,
        title: first.title,
        name: holder?.name ?? "",
        nip: holder?.nip ?? "",
        rank: holder?.rank ?? "",
        standing: holder?.standing ?? ("definitif" as const),
      },
    ]
  })
}
