import { randomUUID } from "node:crypto"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { config } from "#app/config.server.ts"
import type { PaperDocument } from "#app/domain/paper-document.ts"
import type { PaperPictures } from "#app/dossier/paper-pictures.server.ts"
import { renderPapers } from "#app/dossier/render-papers.server.ts"

interface Beside {
  /** Pictures on pages of their own, behind the last. */
  annex?: PaperPictures | undefined
  /** JPEG files by the keys under which its cards name them. */
  pictures?: ReadonlyMap<string, Buffer>
  /** The QR beside the verification, row by row. */
  code?: boolean[][]
}

/** The PDF of a document that is handed out at once and kept nowhere. */
export async function drawDocument(
  document: PaperDocument,
  { annex, pictures = new Map(), code }: Beside = {},
): Promise<Buffer> {
  const folder = join(config().dataDir, "papers", "tmp", randomUUID())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const out = join(folder, "paper.pdf")
    const paths: { key: string; path: string }[] = []
    for (const [key, bytes] of pictures) {
      const path = join(folder, `${paths.length}.jpg`)
      await writeFile(path, bytes, { mode: 0o600 })
      paths.push({ key, path })
    }
    await renderPapers([{ out, code, document, annex, pictures: paths }])
    return await readFile(out)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A letterhead's lines as a document prints them; the unit's name where it has none. */
export function letterheadLines({
  name,
  letterhead,
}: {
  name: string
  letterhead: { lines: string[]; address: string; contact: string }
}): string[] {
  const lines = [...letterhead.lines, letterhead.address, letterhead.contact].filter((line) => line !== "")
  return lines.length > 0 ? lines : [name]
}
