import { eq } from "drizzle-orm"
import {
  cleanFileName,
  type EvidenceKind,
  guessKind,
  guessTitle,
  startingSensitivity,
} from "#app/domain/evidence.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import type { Inspection } from "#app/evidence/inspect.server.ts"
import type { StoredFile } from "#app/evidence/store.server.ts"
import { addLinks, type NewLink } from "#app/services/link-evidence.server.ts"
import { requireLinkTarget } from "#app/services/link-target.server.ts"
import { newId } from "#db/ids.ts"
import { getEvidenceByContent, requireEvidence, type StoredEvidence } from "#db/queries/evidence.server.ts"
import { evidence, evidenceCounter } from "#db/schema/evidence.ts"
import { type Tx, write } from "#db/write.server.ts"

/** A file that lies in the store, and what was said about it. */
export interface NewEvidence {
  unitId: string
  file: StoredFile & Inspection
  /** As the browser named it; cleaned here. */
  fileName: string
  /** Made from the file's name where nobody gave one. */
  title?: string | undefined
  /** Guessed where nobody said it; a guess, or the word of who may not clear, never makes a file open. */
  kind?: EvidenceKind | undefined
  periodFrom?: string | undefined
  periodTo?: string | undefined
  validUntil?: string | undefined
  supersedesId?: string | undefined
  /** Links it to an item in the same change. */
  link?: NewLink | undefined
}

export interface AddedEvidence {
  evidence: StoredEvidence
  /** The unit had this content already: the row is the earlier one, unchanged. */
  recognised: boolean
  /** Id of the new link, if one was asked for and was not there yet. */
  linkId: string | undefined
}

/**
 * Enters a stored file as evidence of a unit under the unit's next code, which is never given again.
 * @throws 403 without the right to add (or to link), 404 for an item out of scope, 409 once its cycle is handed in.
 */
export async function addEvidence(actor: Actor, input: NewEvidence): Promise<AddedEvidence> {
  const { unitId, link } = input
  const subject = { unitId, sha256: input.file.sha256, cycleId: link?.cycleId, item: link?.item }
  return write(actor, "evidence.add", subject, async (tx) => {
    authorise(actor, "evidence.add", { unitId })
    const target = link === undefined ? undefined : await requireLinkTarget(tx, actor, "evidence.link", link)
    if (target !== undefined && target.unitId !== unitId) throw notFound()

    const { row, recognised } = await enterEvidence(tx, actor, input)
    const [linkId] = target && link ? await addLinks(tx, actor, target, [row.id], link) : []
    return { evidence: row, recognised, linkId }
  })
}

/** Enters a stored file as part of a change; content that the unit has already is the earlier row, unchanged. */
export async function enterEvidence(
  tx: Tx,
  actor: Actor,
  input: NewEvidence,
): Promise<{ row: StoredEvidence; recognised: boolean }> {
  const known = await getEvidenceByContent(tx, input.unitId, input.file.sha256)
  return { row: known ?? (await insertEvidence(tx, actor, input)), recognised: known !== undefined }
}

async function insertEvidence(tx: Tx, actor: Actor, input: NewEvidence): Promise<StoredEvidence> {
  const { file, unitId } = input
  if (input.supersedesId !== undefined) {
    const older = await requireEvidence(tx, actor, input.supersedesId)
    if (older.unitId !== unitId) throw notFound()
  }
  const fileName = cleanFileName(input.fileName)
  const [row] = await tx.insert(evidence, {
    id: newId(),
    unitId,
    number: await nextNumber(tx, unitId),
    sha256: file.sha256,
    size: file.size,
    mediaType: file.mediaType,
    pages: file.pages,
    width: file.width,
    height: file.height,
    fileName,
    title: input.title?.trim() || guessTitle(fileName),
    kind: input.kind ?? guessKind(fileName, file.mediaType),
    periodFrom: input.periodFrom ?? null,
    periodTo: input.periodTo ?? null,
    validUntil: input.validUntil ?? null,
    sensitivity: startsOpen(actor, input) ? "terbuka" : "sensitif",
    supersedesId: input.supersedesId ?? null,
    uploadedBy: actor.userId,
    uploadedAt: new Date(),
  })
  return row as StoredEvidence
}

/** What somebody says of a file opens it only where he might clear it as well. */
function startsOpen(actor: Actor, { kind, file, unitId }: NewEvidence): boolean {
  if (kind === undefined || !can(actor, "evidence.clear", { unitId })) return false
  return startingSensitivity(kind, file.mediaType) === "terbuka"
}

/** The next number of a unit; those of removed files are not given again. */
export async function nextNumber(tx: Tx, unitId: string): Promise<number> {
  const [counter] = await tx.select().from(evidenceCounter).where(eq(evidenceCounter.unitId, unitId))
  if (counter === undefined) {
    await tx.insert(evidenceCounter, { id: newId(), unitId, lastNumber: 1 })
    return 1
  }
  const lastNumber = counter.lastNumber + 1
  await tx.update(evidenceCounter, eq(evidenceCounter.id, counter.id), { lastNumber })
  return lastNumber
}
