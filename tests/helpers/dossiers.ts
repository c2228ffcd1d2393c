import { readFileSync } from "node:fs"
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"
import PDFDocument from "pdfkit"
import type { Day } from "#app/domain/dates.ts"
import { buildDossier } from "#app/domain/dossier.ts"
import type { EvidenceKind } from "#app/domain/evidence.ts"
import { type Actor, type Edition, scopeOf } from "#app/domain/permissions.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { gatherSnapshot } from "#app/services/gather-snapshot.server.ts"
import { db } from "#db/client.server.ts"

/** A PDF of one page with a text on it. */
export async function makePdf(text: string): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4" })
  doc.fontSize(20).text(text)
  doc.end()
  return Buffer.concat(await doc.toArray())
}

/** Stores a PDF that says `text` and links it to an item; without one it lies in the library alone. */
export async function attach(
  actor: Actor,
  cycleId: string | undefined,
  item: string | undefined,
  file: {
    name: string
    kind: EvidenceKind
    text: string
    label?: string
    validUntil?: string
    /** What it proves; the first half of 2026 unless told. */
    period?: { periodFrom?: string; periodTo?: string }
  },
) {
  const stored = await putStream([await makePdf(file.text)] as never, { maxBytes: 1e7 })
  const unitId = actor.memberships[0]?.unitIds[0] ?? ""
  return addEvidence(actor, {
    unitId,
    file: { ...stored, mediaType: "application/pdf", pages: 1, width: null, height: null },
    fileName: file.name,
    kind: file.kind,
    ...(file.period ?? { periodFrom: "2026-01-01", periodTo: "2026-06-30" }),
    validUntil: file.validUntil,
    ...(cycleId === undefined || item === undefined ? {} : { link: { cycleId, item, label: file.label } }),
  })
}

/** The text of all pages of a PDF, one line per page. */
export async function readPdf(path: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise
  const pages: string[] = []
  for (let at = 1; at <= pdf.numPages; at++) {
    const { items } = await (await pdf.getPage(at)).getTextContent()
    pages.push(items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")).join(""))
  }
  await pdf.destroy()
  return pages.join("\n")
}

/** The sections that a cycle's dossier of this moment would have, in Indonesian. `today` is the unit's day. */
export async function dossierSections(actor: Actor, cycleId: string, edition: Edition, today: Day) {
  const snapshot = await gatherSnapshot(db, scopeOf(actor), cycleId, today)
  const dossier = buildDossier(snapshot, {
    edition,
    language: "id",
    draft: false,
    revision: 1,
    frozenAt: new Date(`${today}T00:00:00Z`),
    today,
    snapshotSha256: "0".repeat(64),
  })
  return { snapshot, sections: dossier.sections }
}
