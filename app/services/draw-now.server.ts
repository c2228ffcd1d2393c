import { randomUUID } from "node:crypto"
import { mkdir, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { config } from "#app/config.server.ts"
import type { PaperDocument } from "#app/domain/paper-document.ts"
import { renderPapers } from "#app/dossier/render-papers.server.ts"

/** Draws a paper that is kept nowhere. `code` is the QR beside its verification, row by row. @returns the PDF. */
export async function drawNow(document: PaperDocument, code?: boolean[][]): Promise<Uint8Array> {
  const folder = join(config().dataDir, "papers", "tmp")
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const out = join(folder, `${randomUUID()}.pdf`)
  try {
    await renderPapers([{ out, code, document }])
    return await readFile(out)
  } finally {
    await rm(out, { force: true })
  }
}

/** The lines of a letterhead as papers print them; the unit's name where it has none. */
export function letterheadLines(unit: {
  name: string
  letterhead: { lines: string[]; address: string; contact: string }
}): string[] {
  const { lines, address, contact } = unit.letterhead
  const said = [...lines, address, contact].filter((line) => line !== "")
  return said.length > 0 ? said : [unit.name]
}
