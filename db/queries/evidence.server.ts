import { and, asc, eq, inArray, or } from "drizzle-orm"
import { evidenceCode } from "#app/domain/evidence.ts"
import { evidenceSight } from "#app/domain/evidence-sight.ts"
import { type Actor, type Sensitivity, type Subject, scopeOf } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { evidenceInScope, seenBy } from "#db/queries/evidence-sight.server.ts"
import { response } from "#db/schema/cycles.ts"
import { snapshotEvidence } from "#db/schema/dossiers.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/** A row of the evidence table as stored. */
export type StoredEvidence = typeof evidence.$inferSelect

/** What lists and cards show of a file. */
export interface EvidenceSummary {
  id: string
  unitId: string
  code: string
  title: string
  fileName: string
  kind: string
  mediaType: string
  size: number
  sha256: string
  pages: number | null
  width: number | null
  height: number | null
  periodFrom: string | null
  periodTo: string | null
  validUntil: string | null
  sensitivity: Sensitivity
  supersedesId: string | null
  /** Of a blacked-out copy: the file it stands for. */
  standsForId: string | null
}

/** The columns that `summarise` asks for. */
export const summaryColumns = {
  id: evidence.id,
  unitId: evidence.unitId,
  number: evidence.number,
  title: evidence.title,
  fileName: evidence.fileName,
  kind: evidence.kind,
  mediaType: evidence.mediaType,
  size: evidence.size,
  sha256: evidence.sha256,
  pages: evidence.pages,
  width: evidence.width,
  height: evidence.height,
  periodFrom: evidence.periodFrom,
  periodTo: evidence.periodTo,
  validUntil: evidence.validUntil,
  sensitivity: evidence.sensitivity,
  supersedesId: evidence.supersedesId,
  standsForId: evidence.standsForId,
}

/**
 * The file with this id, as stored.
 * @throws 404 outside the actor's scope, 403 where he is in scope but may not see it.
 */
export async function requireEvidence(db: Db, actor: Actor, evidenceId: string): Promise<StoredEvidence> {
  const [row] = await db
    .select()
    .from(evidence)
    .where(and(eq(evidence.id, evidenceId), evidenceInScope(db, scopeOf(actor))))
  if (row === undefined) throw notFound()
  const [seen] = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(eq(evidence.id, evidenceId), seenBy(db, evidenceSight(actor))))
  if (seen === undefined) throw refusal(403, "common:refusal.forbidden")
  return row
}

/** What `can` must know of a file: its unit, who brought it, whose items it proves. */
export async function evidenceSubject(db: Db, row: StoredEvidence): Promise<Subject> {
  const owners = await db
    .selectDistinct({ positionId: response.positionId })
    .from(evidenceLink)
    .innerJoin(
      response,
      and(eq(response.cycleId, evidenceLink.cycleId), eq(response.item, evidenceLink.item)),
    )
    .where(eq(evidenceLink.evidenceId, row.id))
  return {
    unitId: row.unitId,
    uploadedBy: row.uploadedBy,
    ownerPositionIds: owners.map((owner) => owner.positionId),
    sensitivity: row.sensitivity,
  }
}

/** The file in a unit with this content, if it has been taken in before. */
export async function getEvidenceByContent(
  db: Db,
  unitId: string,
  sha256: string,
): Promise<StoredEvidence | undefined> {
  const [row] = await db
    .select()
    .from(evidence)
    .where(and(eq(evidence.unitId, unitId), eq(evidence.sha256, sha256)))
  return row
}

/** The file of a unit with this number, if the actor sees it. */
export async function getEvidenceByNumber(
  db: Db,
  actor: Actor,
  unitId: string,
  number: number,
): Promise<{ id: string } | undefined> {
  const [row] = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(eq(evidence.unitId, unitId), eq(evidence.number, number), seenBy(db, evidenceSight(actor))))
  return row
}

/** Whether a snapshot (a dossier, a submission) refers to the file: then it can never go. */
export async function isInSnapshot(db: Db, evidenceId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: snapshotEvidence.id })
    .from(snapshotEvidence)
    .where(eq(snapshotEvidence.evidenceId, evidenceId))
    .limit(1)
  return row !== undefined
}

/** The files that take this file's place, and the one whose place it takes, as far as the actor sees them. */
export async function listVersions(
  db: Db,
  actor: Actor,
  row: StoredEvidence,
): Promise<{ older: EvidenceSummary | undefined; newer: EvidenceSummary[] }> {
  const near = or(
    eq(evidence.supersedesId, row.id),
    row.supersedesId === null ? undefined : eq(evidence.id, row.supersedesId),
  )
  const rows = await db
    .select(summaryColumns)
    .from(evidence)
    .where(and(near, seenBy(db, evidenceSight(actor))))
    .orderBy(asc(evidence.number))
  const found = rows.map(summarise)
  return {
    older: found.find((other) => other.id === row.supersedesId),
    newer: found.filter((other) => other.supersedesId === row.id),
  }
}

/** All content hashes that any unit's evidence refers to, among these. */
export async function listKnownContent(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await db
    .select({ sha256: evidence.sha256 })
    .from(evidence)
    .where(inArray(evidence.sha256, [...hashes]))
  return new Set(rows.map((row) => row.sha256))
}

/** Every row's code, unit and content, for checking the store as a whole. */
export async function listContent(db: Db): Promise<{ code: string; unit: string; sha256: string }[]> {
  const rows = await db
    .select({ number: evidence.number, unit: unit.shortName, sha256: evidence.sha256 })
    .from(evidence)
    .innerJoin(unit, eq(unit.id, evidence.unitId))
    .orderBy(asc(evidence.unitId), asc(evidence.number))
  return rows.map(({ number, ...row }) => ({ code: evidenceCode(number), ...row }))
}

/** A stored row as lists show it. */
export function summarise(row: Omit<EvidenceSummary, "code"> & { number: number }): EvidenceSummary {
  return {
    id: row.id,
    unitId: row.unitId,
    code: evidenceCode(row.number),
    title: row.title,
    fileName: row.fileName,
    kind: row.kind,
    mediaType: row.mediaType,
    size: row.size,
    sha256: row.sha256,
    pages: row.pages,
    width: row.width,
    height: row.height,
    periodFrom: row.periodFrom,
    periodTo: row.periodTo,
    validUntil: row.validUntil,
    sensitivity: row.sensitivity,
    supersedesId: row.supersedesId,
    standsForId: row.standsForId,
  }
}
