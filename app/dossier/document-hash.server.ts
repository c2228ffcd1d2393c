import { createHash } from "node:crypto"
import canonicalize from "canonicalize"
import type { Dossier } from "#app/domain/dossier-document.ts"

/** The text of `document.json`: RFC 8785 canonical JSON. */
export function canonicalDocument(dossier: Dossier): string {
  const json = canonicalize(dossier)
  if (json === undefined) throw new Error(`No canonical form for dossier "${dossier.title}"`)
  return json
}

/** SHA-256 of `document.json`, as lower-case hex: the hash the dossier prints about itself. */
export function hashDocument(dossier: Dossier): string {
  return createHash("sha256").update(canonicalDocument(dossier), "utf8").digest("hex")
}
