import { createHash } from "node:crypto"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"

/** SHA-256 of `document.json` (RFC 8785 canonical JSON) as lower-case hex: the hash a dossier prints of itself. */
export function hashDocument(dossier: Dossier): string {
  return createHash("sha256").update(canonicalJson(dossier), "utf8").digest("hex")
}
