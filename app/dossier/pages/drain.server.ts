import type { Readable } from "node:stream"

/**
 * Resolves when what the document holds for its reader is less than `limit` bytes.
 * PDFKit pushes without asking: unless the writer waits, a whole dossier lies in memory.
 */
export async function waitForDrain(doc: Readable, limit = 1024 * 1024): Promise<void> {
  // Without a reader there is nothing to wait for.
  while (doc.readableFlowing !== null && doc.readableLength > limit && !doc.destroyed)
    await new Promise((resume) => setImmediate(resume))
}
