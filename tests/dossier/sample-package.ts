import { createHash } from "node:crypto"
import { createWriteStream, existsSync } from "node:fs"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import type { Dossier, DossierEvidence } from "#app/domain/dossier-document.ts"
import { allEvidence } from "#app/domain/dossier-revisions.ts"
import { renderDossier } from "#app/dossier/render-dossier.server.ts"
import { type CleanResult, getCleanFile } from "#app/package/clean-cache.server.ts"
import { writePackage } from "#app/package/write-package.server.ts"
import { sampleAmendment } from "./sample-amendment.ts"
import { sampleDossier } from "./sample-document.ts"

export const sha256 = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex")

async function makePdf(text: string): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", info: { Author: "Nama Rahasia" } })
  doc.fontSize(20).text(text)
  doc.end()
  return Buffer.concat(await doc.toArray())
}

export interface SamplePackage {
  folder: string
  document: Dossier
  pdf: string
  evidence: (sha256: string) => string
  clean: (path: string, sha256: string, mediaType: string) => Promise<CleanResult>
  /** Writes the package and gives its path. */
  write(name?: string): Promise<string>
}

/**
 * A drawn dossier with five evidence files: a PDF, a photo with EXIF, one lying on its side, an office document, and
 * one only in the register. Where it is amended, that one is shown, and a sixth is added.
 */
export async function makeSamplePackage(
  edition: "redacted" | "full" = "redacted",
  { amended = false }: { amended?: boolean } = {},
): Promise<SamplePackage> {
  const folder = await mkdtemp(join(tmpdir(), "package-"))
  const exif = { IFD0: { Artist: "Nama Rahasia", ImageDescription: "Tempat Rahasia" } }
  const photo = sharp({ create: { width: 60, height: 40, channels: 3, background: "#0f5c4a" } })
  const upright = await photo.clone().withExif(exif).jpeg().toBuffer()
  const sideways = await photo.clone().withMetadata({ orientation: 6 }).withExifMerge(exif).jpeg().toBuffer()
  const files = [
    { type: "application/pdf", bytes: await makePdf("Isi surat") },
    { type: "image/jpeg", bytes: upright },
    { type: "image/jpeg", bytes: sideways },
    { type: "application/msword", bytes: Buffer.from("dokumen kantor, Nama Rahasia") },
    { type: "application/pdf", bytes: await makePdf("Nama sensitif") },
    ...(amended ? [{ type: "application/pdf", bytes: await makePdf("Isi tambahan") }] : []),
  ]
  const document = sampleDossier({ items: 3, sentences: 1, evidence: files.length })
  document.edition = edition
  const evidence = (hash: string) => join(folder, hash)
  for (const [at, { type, bytes }] of files.entries()) {
    const hash = sha256(bytes)
    await writeFile(evidence(hash), bytes)
    Object.assign(document.evidence[at] as object, { mediaType: type, sha256: hash, size: bytes.length })
  }
  const first = document.evidence[0]
  const clean: SamplePackage["clean"] = (path, hash, type) =>
    getCleanFile(path, hash, type, join(folder, "copies"))
  const added = document.evidence.splice(5)
  const handOut = async (entry: DossierEvidence) => {
    if (edition === "full" || entry.shown === "register") return
    const copy = await clean(evidence(entry.sha256), entry.sha256, entry.mediaType)
    const { sha256, size, mediaType } = copy.kind === "copy" ? copy : { sha256: "", size: 0, mediaType: "" }
    entry.file = copy.kind === "copy" ? { sha256, size, mediaType } : null
  }
  for (const entry of document.evidence) await handOut(entry)
  if (first) first.title = '=HYPERLINK("http://contoh.example")'
  if (amended) {
    const { reason: _, ...withheld } = document.evidence[4] as DossierEvidence
    const entries = [{ ...withheld, shown: "pages" as const }, ...added]
    for (const entry of entries) await handOut(entry)
    document.amendments = [sampleAmendment(document, entries)]
  }
  const pdf = join(folder, "dosir.pdf")
  await renderDossier(document, {
    files: Object.fromEntries(allEvidence(document).map((entry) => [entry.sha256, evidence(entry.sha256)])),
    out: pdf,
  })
  return {
    folder,
    document,
    pdf,
    evidence,
    clean,
    async write(name = "paket.zip") {
      const out = join(folder, name)
      if (existsSync(out)) throw new Error(`"${out}" is there already`)
      await pipeline(writePackage({ document, pdf, evidence, clean }), createWriteStream(out))
      return out
    },
  }
}
