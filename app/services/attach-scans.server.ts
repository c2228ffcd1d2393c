import { and, eq } from "drizzle-orm"
import { type Day, formatDay } from "#app/domain/dates.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { readSheetQr } from "#app/domain/sheet-code.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { askPreview } from "#app/evidence/preview.server.ts"
import { evidencePath, type StoredFile } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { findSheets, getSheet } from "#db/queries/session-sheets.server.ts"
import { sheetScan } from "#db/schema/sessions.ts"
import { type Tx, write } from "#db/write.server.ts"

/** A stack of sheets scanned into one file is read so far. */
const MOST_PAGES = 30
const READ_MS = 120_000

/** Units whose printed sheets the actor may prove with a picture. */
export function unitsToProve(actor: Actor): string[] {
  const adds = unitsWhere(actor, "evidence.add")
  return unitsWhere(actor, "sheet.print").filter((unitId) => adds.includes(unitId))
}

/** A file that was sent, and what became of it. */
export interface TakenScan {
  evidenceId: string
  /** Sheets it is now kept as a picture of; none where no code of ours could be read. */
  sheetIds: string[]
}

/**
 * Enters pictures and scans of sheets as evidence and attaches each to the sheets whose codes stand on its pages. They
 * start sensitive: names stand on them. Where no code can be read the file is kept, to be attached by hand.
 * @throws 403
 */
export async function addScans(
  actor: Actor,
  files: readonly { fileName: string; stored: StoredFile }[],
): Promise<TakenScan[]> {
  const unitIds = unitsToProve(actor)
  const [usual] = unitIds
  if (usual === undefined) throw refusal(403, "common:refusal.forbidden")
  const taken: TakenScan[] = []
  for (const { fileName, stored } of files) {
    const file = { ...stored, ...(await inspectEvidence(stored.sha256)) }
    const found = await findSheets(db, unitIds, await readSheetCodes(file.sha256, file.mediaType))
    const unitId = found[0]?.sheet.unitId ?? usual
    const own = found.filter(({ sheet }) => sheet.unitId === unitId)
    const days = own.map(({ session }) => session.day).sort()
    const { evidence } = await addEvidence(actor, {
      unitId,
      file,
      fileName,
      title: own.length === 1 ? titleOf(own[0]?.halaqah.name, own[0]?.session.day) : undefined,
      kind: "daftar",
      periodFrom: days[0],
      periodTo: days.at(-1),
    })
    for (const { sheet } of own) await attachScan(actor, sheet.id, evidence.id)
    taken.push({ evidenceId: evidence.id, sheetIds: own.map(({ sheet }) => sheet.id) })
  }
  return taken
}

/** Attaches a file to a sheet by hand, or by its code. @throws 404, 403 */
export async function attachScan(actor: Actor, sheetId: string, evidenceId: string): Promise<void> {
  const unitIds = unitsToProve(actor)
  const placed = await getSheet(db, unitIds, sheetId)
  if (placed === undefined) throw notFound()
  const { sheet, halaqah } = placed
  const { unitId, sessionId } = sheet
  const subject = { unitId, halaqahId: halaqah.id, sessionId, sheetId, evidenceId }
  await write(actor, "attendance.record", subject, async (tx) => {
    authorise(actor, "attendance.record", { unitId, halaqahIds: [halaqah.id] })
    const evidence = await requireEvidence(tx, actor, evidenceId)
    if (evidence.unitId !== unitId) throw notFound()
    await insertScan(tx, actor, { unitId, sheetId, evidenceId })
  })
}

async function insertScan(
  tx: Tx,
  actor: Actor,
  scan: { unitId: string; sheetId: string; evidenceId: string },
): Promise<void> {
  const [known] = await tx
    .select({ id: sheetScan.id })
    .from(sheetScan)
    .where(and(eq(sheetScan.sheetId, scan.sheetId), eq(sheetScan.evidenceId, scan.evidenceId)))
  if (known !== undefined) return
  await tx.insert(sheetScan, { id: newId(), ...scan, attachedBy: actor.userId, attachedAt: new Date() })
}

/** The codes of sheets that stand on a file's pages, each once. */
export async function readSheetCodes(sha256: string, mediaType: string): Promise<string[]> {
  return [...new Set((await readQrTexts(sha256, mediaType)).flatMap((text) => readSheetQr(text) ?? []))]
}

/** What the QR codes on a file's pages say; nothing for files that are no pictures of pages. */
export async function readQrTexts(sha256: string, mediaType: string): Promise<string[]> {
  const isReadable = mediaType === "application/pdf" || mediaType.startsWith("image/")
  if (!isReadable || mediaType === "image/svg+xml") return []
  const request = { task: "codes", path: evidencePath(sha256), mediaType, most: MOST_PAGES } as const
  const reply = await askPreview(request, READ_MS)
  const texts = reply?.task === "codes" ? (reply.codes ?? []) : []
  return texts.filter((text) => text !== null)
}

/** Titles of evidence are written in the office's language. */
function titleOf(halaqah = "", day: Day = ""): string {
  return `Lembar halaqah ${halaqah}, ${formatDay(day, "id")}`
}
