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

/** Whether a document writes straight to a file, so that nothing it is given waits for a reader. */
export const writesAtOnce = (doc: Readable) => doc.readableFlowing === null && doc.readableLength === 0

/** Gives the memory of bytes back that a document writing straight to a file has taken; any other still needs them. */
export function releaseWritten(doc: Readable, data: Uint8Array): void {
  if (writesAtOnce(doc) && data.buffer instanceof ArrayBuffer && data.byteLength === data.buffer.byteLength)
    data.buffer.transfer(0)
}
