import { readFile } from "node:fs/promises"
import { ZipFile } from "yazl"
import { openRegisterNumber } from "#app/auth/register-keys.server.ts"
import { formatDay, type Language } from "#app/domain/dates.ts"
import { summaryDocument } from "#app/domain/paper-document.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { drawDocument, letterheadLines } from "#app/services/draw-document.server.ts"
import { gatherTranscript } from "#app/services/gather-transcript.server.ts"
import { paperFile } from "#app/services/paper-files.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { type Db, db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getPaper, getPaperHead, listPapersOf } from "#db/queries/papers.server.ts"
import { listPersonRows } from "#db/queries/person.server.ts"
import { listStays, type SantriRow } from "#db/queries/santri.server.ts"
import { registerNumberView } from "#db/schema/santri.ts"
import { write } from "#db/write.server.ts"

export interface PersonExport {
  code: string
  /** Every row of his, as JSON. */
  data: string
  /** A summary to read, and the papers he was given. */
  files: { name: string; bytes: Uint8Array }[]
}

/**
 * Everything kept of one santri, for himself. It holds his register number in full, and that it was shown is
 * written down. @throws 404, 403.
 */
export async function exportSantri(
  actor: Actor,
  santriId: string,
  language: Language = "id",
): Promise<PersonExport> {
  const { santri, today } = await requireSantri(db, actor, "santri.export", santriId)
  const { unitId, registerNumberSealed, registerNumberHash: _, ...known } = santri
  authorise(actor, "santri.see-number", { unitId })
  await write(actor, "santri.export", { unitId, santriId }, (tx) =>
    tx.insert(registerNumberView, {
      id: newId(),
      unitId,
      santriId,
      viewedBy: actor.userId,
      viewedAt: new Date(),
    }),
  )
  const code = registerCode("santri", santri.number)
  const registerNumber =
    registerNumberSealed === null ? null : (openRegisterNumber(registerNumberSealed, santriId) ?? null)
  const { unit } = await getPaperHead(db, unitId)
  const data = {
    format: "miqyas-person",
    version: 1,
    takenOn: today,
    unit: unit.name,
    santri: { ...known, code, registerNumber },
    rows: await listPersonRows(db, santriId),
  }
  return {
    code,
    data: `${JSON.stringify(data, null, 2)}\n`,
    files: [...(await summaryOf(db, santri, today, language)), ...(await papersOf(db, santri))],
  }
}

/** Packs an export as a zip. */
export async function zipExport({ data, files }: PersonExport): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(data, "utf8"), "data.json")
  for (const { name, bytes } of files) zip.addBuffer(Buffer.from(bytes), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

async function papersOf(reader: Db, { id, unitId }: SantriRow) {
  const files: PersonExport["files"] = []
  for (const { id: paperId, kind, numberText } of (await listPapersOf(reader, id)).reverse()) {
    const paper = await getPaper(reader, [unitId], paperId)
    if (paper === undefined || paper.content === "") continue
    const name = `${kind}-${numberText.replace(/[^\w.-]+/g, "-")}.pdf`
    files.push({ name, bytes: await readFile(await paperFile(paper)) })
  }
  return files
}

/** The record of his learning as a PDF without number; nothing where he never stayed or was erased. */
async function summaryOf(reader: Db, santri: SantriRow, today: string, language: Language) {
  if (santri.erasedAt !== null || (await listStays(reader, [santri.id])).length === 0) return []
  const head = await getPaperHead(reader, santri.unitId)
  const pesantren = head.pesantren?.name ?? head.unit.name
  const number = formatDay(today, language)
  const transcript = await gatherTranscript(reader, santri, {
    number,
    issuedOn: today,
    unitName: head.unit.name,
    pesantren,
    withRegisterNumber: true,
  })
  const document = summaryDocument(transcript, letterheadLines(head.unit), language)
  return [{ name: "ringkasan.pdf", bytes: await drawDocument(document) }]
}
