import { randomUUID } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { and, eq } from "drizzle-orm"
import { config } from "#app/config.server.ts"
import { type Area, canBlackOut } from "#app/domain/black-out.ts"
import { indonesian } from "#app/domain/dossier-texts-id.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { type ImagePage, writeImagePdf } from "#app/dossier/image-pdf.server.ts"
import { flattenFile } from "#app/evidence/black-out.server.ts"
import { evidencePath, putStream, type StoredFile } from "#app/evidence/store.server.ts"
import { nextNumber } from "#app/services/add-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import {
  evidenceSubject,
  getEvidenceByContent,
  requireEvidence,
  type StoredEvidence,
} from "#db/queries/evidence.server.ts"
import { evidence } from "#db/schema/evidence.ts"
import { type Tx, write } from "#db/write.server.ts"

/** Set behind the title; titles are the office's own words, so they are Indonesian. */
const MARK = " (dihitamkan)"

interface FlatFile extends StoredFile {
  mediaType: string
  pages: number
  width: number | null
  height: number | null
}

/**
 * Makes the blacked-out copy of a file: its pages as pixels with the areas painted over. The copy is evidence
 * of its own, cleared by the actor, who thereby says that he looked it over; in redacted editions it stands
 * for the original (of a copy: for that copy's original). The newest cleared copy counts; older ones stay.
 * @throws 404, 403; 422 where the file cannot be flattened, 409 where other evidence has the same content.
 */
export async function blackOutEvidence(
  actor: Actor,
  evidenceId: string,
  areas: readonly Area[],
): Promise<StoredEvidence> {
  const source = await requireEvidence(db, actor, evidenceId)
  authorise(actor, "evidence.black-out", await evidenceSubject(db, source))
  if (!canBlackOut(source.mediaType, source.pages)) throw refusal(422, "evidence:refusal.cannot-black-out")
  const file = await makeCopy(source, areas)
  const subject = { unitId: source.unitId, evidenceId, sha256: file.sha256 }
  return write(actor, "evidence.black-out", subject, async (tx) => {
    const row = await requireEvidence(tx, actor, evidenceId)
    authorise(actor, "evidence.black-out", await evidenceSubject(tx, row))
    const known = await getEvidenceByContent(tx, row.unitId, file.sha256)
    return known === undefined ? insertCopy(tx, actor, row, file) : clearAgain(tx, actor, row, known)
  })
}

async function makeCopy(source: StoredEvidence, areas: readonly Area[]): Promise<FlatFile> {
  const folder = join(config().dataDir, "cache", "black-out", randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const { mediaType } = source
    const flat = await flattenFile({ path: evidencePath(source.sha256), mediaType, areas, folder })
    if (!flat.ok) throw refusal(422, `evidence:refusal.black-out-${flat.reason}`)
    const [first] = flat.pages
    if (first === undefined) throw new Error(`Flattening "${source.id}" gave no page`)
    if (mediaType !== "application/pdf") {
      const stored = await store(first.file)
      return { ...stored, mediaType: "image/jpeg", pages: 1, width: first.width, height: first.height }
    }
    const pdf = join(folder, "copy.pdf")
    await writeImagePdf(flat.pages satisfies ImagePage[], pdf)
    const stored = await store(pdf)
    return { ...stored, mediaType: "application/pdf", pages: flat.pages.length, width: null, height: null }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const store = (file: string) => putStream(createReadStream(file), { maxBytes: Number.MAX_SAFE_INTEGER })

async function insertCopy(
  tx: Tx,
  actor: Actor,
  source: StoredEvidence,
  file: FlatFile,
): Promise<StoredEvidence> {
  const number = await nextNumber(tx, source.unitId)
  const now = new Date()
  const original = await originalOf(tx, source)
  const [row] = await tx.insert(evidence, {
    id: newId(),
    unitId: source.unitId,
    number,
    ...file,
    // The original's name and title may be a person's, and redacted editions print the copy's.
    fileName: `${evidenceCode(number)}.${file.mediaType === "application/pdf" ? "pdf" : "jpg"}`,
    title: `${indonesian.register.kinds[original.kind] ?? original.kind} ${evidenceCode(original.number)}${MARK}`,
    kind: original.kind,
    periodFrom: original.periodFrom,
    periodTo: original.periodTo,
    validUntil: original.validUntil,
    sensitivity: "terbuka",
    clearedBy: actor.userId,
    clearedAt: now,
    standsForId: original.id,
    uploadedBy: actor.userId,
    uploadedAt: now,
  })
  return row as StoredEvidence
}

/** The same areas again give the same bytes: the copy there is, cleared once more if somebody had withheld it. */
async function clearAgain(
  tx: Tx,
  actor: Actor,
  source: StoredEvidence,
  known: StoredEvidence,
): Promise<StoredEvidence> {
  if (known.standsForId !== (source.standsForId ?? source.id))
    throw refusal(409, "evidence:refusal.same-content", { code: evidenceCode(known.number) })
  if (known.sensitivity === "terbuka") return known
  const [row] = await tx.update(evidence, eq(evidence.id, known.id), {
    sensitivity: "terbuka",
    clearedBy: actor.userId,
    clearedAt: new Date(),
    version: known.version + 1,
  })
  return row as StoredEvidence
}

async function originalOf(tx: Tx, source: StoredEvidence): Promise<StoredEvidence> {
  if (source.standsForId === null) return source
  const [row] = await tx
    .select()
    .from(evidence)
    .where(and(eq(evidence.id, source.standsForId), eq(evidence.unitId, source.unitId)))
  if (row === undefined)
    throw new Error(`Evidence "${source.id}" stands for "${source.standsForId}", which is not there`)
  return row
}
