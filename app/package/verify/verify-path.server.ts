import { access, open, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import { DECLARATION, PDF_NAME } from "#app/package/file-names.ts"
import type { Verdict } from "#app/package/verify/findings.ts"
import { openFolder } from "#app/package/verify/folder-source.server.ts"
import { verifyBag } from "#app/package/verify/verify-bag.server.ts"
import { type PdfPlaces, verifyPdf } from "#app/package/verify/verify-pdf.server.ts"
import { openZip } from "#app/package/verify/zip-source.server.ts"

/**
 * Checks a dossier's PDF, a package, or a package's folder; a PDF that lies in a package's folder is checked with
 * all of it. @throws where there is nothing that could be checked, saying why.
 */
export async function verifyPath(path: string, places: PdfPlaces = {}): Promise<Verdict> {
  const found = await stat(path)
  if (found.isDirectory()) return verifySource(openFolder(path))
  const start = await firstBytes(path)
  // Readers of PDF allow some bytes before its header; a package starts with a file's.
  if (start.startsWith("PK")) return verifySource(openZip(path))
  if (!start.includes("%PDF-")) throw new Error(`"${path}" is no PDF, no package and no folder`)
  const root = dirname(dirname(path))
  const isPacked = places.document === undefined && join(root, PDF_NAME) === path
  if (isPacked && (await exists(join(root, DECLARATION)))) return verifySource(openFolder(root))
  return verifyPdf(path, places)
}

async function verifySource(opening: ReturnType<typeof openZip>): Promise<Verdict> {
  const source = await opening
  try {
    return await verifyBag(source)
  } finally {
    await source.close()
  }
}

async function firstBytes(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.toString("latin1", 0, bytesRead)
  } finally {
    await handle.close()
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
