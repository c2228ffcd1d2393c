import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto"
import { readSecret, writeSecret } from "#app/auth/secrets.server.ts"

/** The key a unit signs its files with: made on first use, kept with the secrets of its installation. */

export interface PublicKey {
  /** Ed25519, SPKI, base64. */
  publicKey: string
  /** SHA-256 of the key, hexadecimal. */
  fingerprint: string
}

/** The unit's own public key. */
export function ownKey(unitId: string): PublicKey {
  const exported = createPublicKey(privateKey(unitId)).export({ type: "spki", format: "der" })
  return { publicKey: exported.toString("base64"), fingerprint: fingerprintOf(exported) }
}

/** The signature of a text under the unit's key, base64. */
export function signText(unitId: string, text: string): string {
  return sign(null, Buffer.from(text, "utf8"), privateKey(unitId)).toString("base64")
}

/**
 * Whether a signature over a text is the key's own, and the fingerprint the key's. A key of another kind than
 * Ed25519 signs nothing here.
 */
export function isSignedBy(text: string, signature: string, { publicKey, fingerprint }: PublicKey): boolean {
  try {
    const exported = Buffer.from(publicKey, "base64")
    if (exported.toString("base64") !== publicKey || fingerprintOf(exported) !== fingerprint) return false
    const key = createPublicKey({ key: exported, type: "spki", format: "der" })
    if (key.asymmetricKeyType !== "ed25519") return false
    const signed = Buffer.from(signature, "base64")
    return signed.toString("base64") === signature && verify(null, Buffer.from(text, "utf8"), key, signed)
  } catch {
    return false
  }
}

function privateKey(unitId: string) {
  if (!/^[\w-]{1,80}$/.test(unitId)) throw new Error(`"${unitId}" names no unit`)
  const name = `exchange-${unitId}` as const
  const kept =
    readSecret(name) ??
    writeSecret(
      name,
      generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
    )
  return createPrivateKey({ key: Buffer.from(kept, "base64"), type: "pkcs8", format: "der" })
}

function fingerprintOf(publicKey: Buffer): string {
  return createHash("sha256").update(publicKey).digest("hex")
}
