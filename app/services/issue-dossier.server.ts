import { existsSync } from "node:fs"
import { eq } from "drizzle-orm"
import { dayIn } from "#app/domain/dates.ts"
import { buildDossier } from "#app/domain/dossier.ts"
import { amendDossier } from "#app/domain/dossier-amendment.ts"
import type { HandedFiles } from "#app/domain/dossier-context.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { latestRevision, listRevisions } from "#app/domain/dossier-revisions.ts"
import { MIN_REASON } from "#app/domain/full-edition.ts"
import type { Language } from "#app/domain/instrument.ts"
import { type Actor, type Edition, type Scope, scopeOf } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { getBuild, startBuild } from "#app/services/build-dossier.server.ts"
import { dossierPdfPath, keepDossierDocuments, programVersion } from "#app/services/dossier-files.server.ts"
import { type FrozenSnapshot, snapshotFor } from "#app/services/freeze-snapshot.server.ts"
import { findHandedFiles, namesHandedFiles } from "#app/services/handed-files.server.ts"
import { getIssuedDocument } from "#app/services/issued-document.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { listSameDossiers } from "#db/queries/dossiers.server.ts"
import { dossier } from "#db/schema/dossiers.ts"
import { type AuditAction, type Tx, type WriteActor, write } from "#db/write.server.ts"

export interface DossierOrder {
  edition: Edition
  language: Language
  /** Why the full edition is issued; needed for it, and recorded. */
  reason: string
}

export interface IssuedDossier {
  id: string
  /** Whether a dossier issued before was given again because nothing has changed. */
  reused: boolean
}

/**
 * Issues a dossier: freezes the cycle's data, builds the edition's document, and starts drawing it unless the
 * same was drawn before. Returns at once; the drawing goes on in the background.
 * @throws 404, 403, or 422 for a full edition without a reason.
 */
export async function issueDossier(
  actor: Actor,
  cycleId: string,
  order: DossierOrder,
): Promise<IssuedDossier> {
  const scope = scopeOf(actor)
  const { unitId } = await requireCycle(db, scope, cycleId)
  authorise(actor, `dossier.issue-${order.edition}`, { unitId, cycleId, edition: order.edition })
  return issueDossierAs({ userId: actor.userId, name: actor.name }, scope, cycleId, order)
}

/** As `issueDossier`, for someone whose right has been settled elsewhere: the command line, set-up of a demo. */
export async function issueDossierAs(
  actor: WriteActor,
  scope: Scope,
  cycleId: string,
  order: DossierOrder,
): Promise<IssuedDossier> {
  const reason = order.edition === "full" ? order.reason.trim() : ""
  if (order.edition === "full" && reason.length < MIN_REASON)
    throw refusal(422, "dossier:refusal.reason-needed")
  const version = await programVersion()
  const { unitId, timeZone } = await requireCycle(db, scope, cycleId)
  const action = `dossier.issue-${order.edition}` as const
  const handedOut = order.edition === "full" ? new Map() : await findHandedFiles(db, cycleId)
  const before = await getIssuedDocument(db, cycleId, order)
  const issued = await write(actor, action, { unitId, cycleId }, async (tx) => {
    const now = new Date()
    const issuedBy = actor.userId ?? `system:${actor.name}`
    const frozen = await snapshotFor(tx, scope, cycleId, issuedBy, now)
    const compose = (files: HandedFiles) => documentOf(frozen, order, timeZone, files, before)
    const document = compose(handedOut)
    const documentSha256 = hashDocument(document)
    const same = await findSame(tx, scope, cycleId, { documentSha256, programVersion: version })
    if (same !== undefined && (order.edition === "redacted" || same.reason === reason)) {
      return { id: same.id, pdfSha256: same.pdfSha256, reused: true, draw: false, document, compose }
    }
    const id = newId()
    const row = {
      id,
      unitId,
      cycleId,
      snapshotId: frozen.id,
      edition: order.edition,
      language: order.language,
      draft: frozen.draft,
      revision: frozen.revision,
      reason,
      programVersion: version,
      documentSha256,
      issuedBy,
      issuedAt: now,
    }
    // A full edition for another reason is another act, of the same file.
    const drawn = same?.state === "ready" ? same : undefined
    const { pdfSha256, size, pages, pageMap } = drawn ?? {
      pdfSha256: null,
      size: null,
      pages: null,
      pageMap: null,
    }
    const state = drawn ? ("ready" as const) : ("building" as const)
    await tx.insert(dossier, {
      ...row,
      state,
      pdfSha256,
      size,
      pages,
      pageMap,
      finishedAt: drawn ? now : null,
    })
    return { id, pdfSha256, reused: drawn !== undefined, draw: drawn === undefined, document, compose }
  })
  const { id, reused, document, compose } = issued
  if (namesHandedFiles(document)) await keepDossierDocuments(document)
  const draw =
    issued.draw || (await redrawIfLost(actor, action, { unitId, cycleId, id, pdfSha256: issued.pdfSha256 }))
  if (draw) startBuild({ id, unitId, cycleId, document, compose, actor })
  return { id, reused }
}

/**
 * The edition's document of a frozen snapshot: what was first handed in, then one amendment after the other. It
 * begins with what was issued `before`, also where the program would write that otherwise by now.
 */
export function documentOf(
  frozen: Omit<FrozenSnapshot, "id">,
  order: DossierOrder,
  timeZone: string,
  handedOut: HandedFiles,
  before?: Dossier,
): Dossier {
  const { first, draft } = frozen
  const { amendments = [], ...content } = frozen.content
  const request = {
    edition: order.edition,
    language: order.language,
    draft,
    revision: first.revision,
    frozenAt: first.takenAt,
    today: dayIn(first.takenAt, timeZone),
    snapshotSha256: first.sha256,
    handedOut,
  }
  const start = !draft && before?.snapshot === first.sha256 ? before : buildDossier(content, request)
  return amendments.reduce((document, amendment, at) => {
    if (amendment.revision <= latestRevision(start).n) return document
    const snapshotSha256 = amendments[at + 1]?.amends ?? frozen.sha256
    const hashes = listRevisions(document).map(hashDocument)
    return amendDossier(document, content, amendment, { ...request, snapshotSha256 }, hashes)
  }, start)
}

/** An issue of the same document: drawn, or being drawn by this process. */
async function findSame(
  tx: Tx,
  scope: Scope,
  cycleId: string,
  same: { documentSha256: string; programVersion: string },
) {
  const rows = await listSameDossiers(tx, scope, cycleId, same)
  return rows.find((row) => row.state === "ready" || (row.state === "building" && getBuild(row.id)))
}

/** A stored PDF that has gone from the disk is drawn again: the same document gives the same bytes. */
async function redrawIfLost(
  actor: WriteActor,
  action: AuditAction,
  row: { unitId: string; cycleId: string; id: string; pdfSha256: string | null },
) {
  if (row.pdfSha256 === null || existsSync(dossierPdfPath(row.pdfSha256))) return false
  await write(actor, action, { unitId: row.unitId, cycleId: row.cycleId, dossierId: row.id }, async (tx) => {
    await tx.update(dossier, eq(dossier.id, row.id), { state: "building", finishedAt: null })
  })
  return true
}
