import { z } from "zod"
import { canonicalJson } from "#app/domain/canonical.ts"
import { sha256Hex } from "#app/domain/exchange-fields.ts"

/** Files that units and their region hand each other where no network joins them. */

/** A unit's monthly counts; directions and instruments on their way back. */
export const EXCHANGE_KINDS = ["report", "letter"] as const
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number]

/** A file of a year's marks is a hundredth of this. */
export const EXCHANGE_BYTES = 1024 * 1024
export const EXCHANGE_FILES = 1000

export const EXCHANGE_FORMAT = "miqyas-exchange"
export const EXCHANGE_VERSION = 1

/**
 * A signed file as it travels: RFC 8785 canonical JSON. The signature (Ed25519) is over the canonical content; the
 * key travels with it, so that the reader sees whose fingerprint to compare.
 */
const SignedFile = z.strictObject({
  format: z.literal(EXCHANGE_FORMAT),
  version: z.literal(EXCHANGE_VERSION),
  content: z.record(z.string(), z.unknown()),
  /** Of the canonical content. */
  sha256: sha256Hex,
  /** Ed25519, SPKI, base64. */
  publicKey: z.string().max(200),
  fingerprint: sha256Hex,
  signature: z.string().max(200),
})
export type SignedFile = z.output<typeof SignedFile>

/** Why a file is not taken in; each has a text. */
export type ExchangeFault =
  | "not-miqyas"
  | "version"
  | "tampered"
  | "unreadable"
  | "other-kind"
  | "untrusted"
  | "retired"
  | "outside"
  | "older"
  | "future"
  | "cycle-elsewhere"
  | "too-large"
  | "not-addressed"
  | "not-above"
  | "instrument-differs"
  | "instrument-unreadable"

/**
 * Reads the outside of a file; whether its signature fits is for whoever knows keys. A file that is not written as
 * the program writes it, to the byte, was changed on its way.
 */
export function readSignedFile(text: string): SignedFile | "not-miqyas" | "version" | "tampered" {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return text.startsWith('{"content":{') ? "tampered" : "not-miqyas"
  }
  const head = z.object({ format: z.literal(EXCHANGE_FORMAT), version: z.unknown() }).safeParse(read)
  if (!head.success) return "not-miqyas"
  if (head.data.version !== EXCHANGE_VERSION) return "version"
  const parsed = SignedFile.safeParse(read)
  if (!parsed.success) return "tampered"
  try {
    // What was read, not the text's own JSON: a key that reading leaves out was never signed.
    return canonicalJson(parsed.data) === text.trim() ? parsed.data : "tampered"
  } catch {
    return "tampered"
  }
}

/** `3f9a 01c2 …`: a fingerprint as two people read it to each other over the telephone. */
export function fingerprintText(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, "$1 ")
}
