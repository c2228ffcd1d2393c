import type { HandedFiles } from "#app/domain/dossier-context.ts"
import type { Dossier, HandedFile } from "#app/domain/dossier-document.ts"
import { allEvidence } from "#app/domain/dossier-revisions.ts"
import { evidencePath } from "#app/evidence/store.server.ts"
import { type CleanResult, getCleanFile, getKeptCleanFile } from "#app/package/clean-cache.server.ts"
import type { Db } from "#db/client.server.ts"
import { listCycleContents } from "#db/queries/cycle-contents.server.ts"

/** The files that a redacted edition hands out: the same copies its dossier names, its package holds and its seat gets. */

/** What is known of a cycle's copies without making any. */
export async function findHandedFiles(db: Db, cycleId: string): Promise<HandedFiles> {
  const found = new Map<string, HandedFile | null>()
  for (const sha256 of await listCycleContents(db, cycleId)) {
    const kept = await getKeptCleanFile(evidencePath(sha256), sha256)
    if (kept !== undefined) found.set(sha256, handed(kept))
  }
  return found
}

/** Whether the document names what is handed out for every file it shows. */
export function namesHandedFiles(document: Dossier): boolean {
  if (document.edition === "full") return true
  return allEvidence(document).every(({ shown, file }) => shown === "register" || file !== undefined)
}

/** Makes the copies of all files that a document shows; those made before are taken as they are. */
export async function makeHandedFiles(
  document: Dossier,
  onProgress: (copying: { done: number; of: number; item: string }) => void,
  signal: AbortSignal,
): Promise<HandedFiles> {
  const shown = allEvidence(document).filter((entry) => entry.shown === "pages")
  const made = new Map<string, HandedFile | null>()
  for (const [done, { sha256, mediaType, code, title }] of shown.entries()) {
    signal.throwIfAborted()
    onProgress({ done, of: shown.length, item: `${code} ${title}` })
    made.set(sha256, handed(await getCleanFile(evidencePath(sha256), sha256, mediaType)))
  }
  return made
}

function handed(result: CleanResult): HandedFile | null {
  if (result.kind !== "copy") return null
  const { sha256, size, mediaType } = result
  return { sha256, size, mediaType }
}
