import { randomUUID } from "node:crypto"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { config } from "#app/config.server.ts"
import type { PaperDocument } from "#app/domain/paper-document.ts"
import { renderPapers } from "#app/dossier/render-papers.server.ts"

/**
 * Draws a document that is kept nowhere and has no number to verify. `pictures` are JPEG files by the keys under which
 * its cards name them.
 */
export async function paperBytes(
  document: PaperDocument,
  pictures: ReadonlyMap<string, Buffer> = new Map(),
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
    await renderPapers([{ out, code: undefined, document, pictures: paths }])
    return await readFile(out)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The lines of a letterhead as papers print it. */
export function letterheadLines(unit: {
  name: string
  letterhead: { lines: string[]; address: string; contact: string }
}): string[] {
  const { lines, address, contact } = unit.letterhead
  const head = [...lines, address, contact].filter((line) => line !== "")
  return head.length > 0 ? head : [unit.name]
}
