import type { Dossier, DossierAmendment, DossierEvidence } from "#app/domain/dossier-document.ts"
import { documentName, listRevisions, partMark } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"

/** The next amendment of a sample dossier: a text for one item, a register, evidence, and its verification. */
export function sampleAmendment(document: Dossier, evidence: DossierEvidence[]): DossierAmendment {
  const hashes = listRevisions(document).map(hashDocument)
  const number = hashes.length
  const revision = document.revision + number
  const file = documentName(document, number)
  const section = (id: string, title: string, blocks: DossierAmendment["sections"][number]["blocks"]) => ({
    id: `amendment-${number}${id}`,
    title,
    numbering: "arabic" as const,
    titled: true,
    listed: true,
    newPage: true,
    blocks,
  })
  const text = (value: string) => ({ type: "paragraph", text: value, look: "body", align: "start" }) as const
  return {
    number,
    title: `Tambahan ${number}`,
    revision,
    revisionLabel: `Revisi ${revision}`,
    frozenAt: "2026-12-01T02:00:00Z",
    snapshot: "ab".repeat(32),
    evidence,
    sections: [
      section("", `Tambahan ${number}`, [
        text("Menjawab permintaan asesor, lihat B-001 dan B-006."),
        { type: "contents" },
      ]),
      section("-items", `Isi Tambahan ${number}`, [
        {
          type: "heading",
          level: 2,
          text: "1.1 Dukungan sosial emosional",
          anchor: `item:0${partMark(revision)}`,
          listed: true,
        },
        text(`Uraian tambahan ${number}.`),
        {
          type: "register",
          earlier: [{ code: "B-001", title: "Jadwal", note: "Sudah ada.", to: "evidence:B-001" }],
        },
      ]),
      section("-evidence", `Lampiran bukti Tambahan ${number}`, [text("Bukti."), { type: "evidence" }]),
      section("-verification", `Verifikasi Tambahan ${number}`, [
        { type: "hash", label: `SHA-256 ${file}` },
        { type: "code", lines: ["sha256sum -c manifest-sha256.txt", `sha256sum data/${file}`] },
        ...hashes.map((hash) => text(hash)),
      ]),
    ],
  }
}
