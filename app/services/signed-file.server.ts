import { createHash } from "node:crypto"
import { isSignedBy, ownKey, signText } from "#app/auth/exchange-keys.server.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import {
  EXCHANGE_FORMAT,
  EXCHANGE_VERSION,
  type ExchangeFault,
  readSignedFile,
  type SignedFile,
} from "#app/domain/exchange.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { ExchangeFileRow } from "#db/queries/exchange.server.ts"

/** What a table keeps of a signed file. */
export type Sealed = Pick<ExchangeFileRow, "content" | "sha256" | "signature" | "fingerprint" | "size">

/** Signs a content with the unit's key. */
export function sealContent(unitId: string, value: unknown): Sealed {
  const content = canonicalJson(value)
  const { fingerprint } = ownKey(unitId)
  return {
    content,
    sha256: sha256(content),
    signature: signText(unitId, content),
    fingerprint,
    size: Buffer.byteLength(content),
  }
}

/** A file that was made here, as it travels. @throws 409 where the key it was signed with is gone. */
export function fileText(signer: string, { content, sha256, signature, fingerprint }: Sealed): string {
  const key = ownKey(signer)
  if (key.fingerprint !== fingerprint) throw refusal(409, "region:refusal.key-gone")
  return canonicalJson({
    format: EXCHANGE_FORMAT,
    version: EXCHANGE_VERSION,
    content: JSON.parse(content),
    sha256,
    signature,
    ...key,
  } satisfies SignedFile)
}

export interface OpenedFile {
  ok: true
  content: unknown
  publicKey: string
  sealed: Sealed
}

/** Reads a file that came; its signature fits the key that came with it, which need not be one that is trusted. */
export function openSigned(text: string): OpenedFile | { ok: false; fault: ExchangeFault } {
  const file = readSignedFile(text)
  if (typeof file === "string") return { ok: false, fault: file }
  const content = canonicalJson(file.content)
  if (sha256(content) !== file.sha256 || !isSignedBy(content, file.signature, file))
    return { ok: false, fault: "tampered" }
  const { signature, fingerprint, publicKey } = file
  return {
    ok: true,
    content: file.content,
    publicKey,
    sealed: { content, sha256: file.sha256, signature, fingerprint, size: Buffer.byteLength(content) },
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}
