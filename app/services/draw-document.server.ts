import { randomUUID } from "node:crypto"
import { mkdir, readFile, rm } from "node:fs/promises"
import { join } from "node:path"
import { config } from "#app/config.server.ts"
import type { PaperDocument } from "#app/domain/paper-document.ts"
import { renderPapers } from "#app/dossier/render-papers.server.ts"

/** Draws a document that is kept nowhere. @returns the bytes of its PDF. */
export async function drawDocument(document: PaperDocument): Promise<Buffer> {
  const folder = join(config().dataDir, "papers", "tmp")
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const out = join(folder, `${randomUUID()}.pdf`)
  try {
    await renderPapers([{ out, code: undefined, document }])
    return await readFile(out)
  } finally {
    await rm(out, { force: true })
  }
}

/** A unit's letterhead as lines of a document; its name where it has none. */
export function letterheadLines(unit: {
  name: string
  letterhead: { lines: string[]; address: string; contact: string }
}): string[] {
  const { lines, address, contact } = unit.letterhead
  const head = [...lines, address, contact].filter((line) => line !== "")
  return head.length > 0 ? head : [unit.name]
}
