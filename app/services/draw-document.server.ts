import { randomUUID } from "node:crypto"
import { mkdir, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { config } from "#app/config.server.ts"
import type { PaperDocument } from "#app/domain/paper-document.ts"
import type { PaperPictures } from "#app/dossier/paper-pictures.server.ts"
import { renderPapers } from "#app/dossier/render-papers.server.ts"

interface Beside {
  /** Drawn behind the last page. */
  pictures?: PaperPictures | undefined
  /** The QR beside the verification, row by row. */
  code?: boolean[][]
}

/** The PDF of a document that is handed out at once and kept nowhere. */
export async function drawDocument(
  document: PaperDocument,
  { pictures, code }: Beside = {},
): Promise<Uint8Array> {
  const folder = join(config().dataDir, "papers", "tmp")
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const out = join(folder, `${randomUUID()}.pdf`)
  try {
    await renderPapers([{ out, code, document, pictures }])
    return await readFile(out)
  } finally {
    await rm(out, { force: true })
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
