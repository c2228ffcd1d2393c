import { type Inspection, inspectEvidence } from "#app/evidence/inspect.server.ts"
import { putStream, type StoredFile } from "#app/evidence/store.server.ts"

/** Puts drawn bytes into the evidence store and looks into them, as an upload would. */
export async function storeFile(bytes: Buffer): Promise<StoredFile & Inspection> {
  const stored = await putStream(chunksOf(bytes), { maxBytes: bytes.length })
  return { ...stored, ...(await inspectEvidence(stored.sha256)) }
}

async function* chunksOf(bytes: Buffer) {
  yield bytes
}
