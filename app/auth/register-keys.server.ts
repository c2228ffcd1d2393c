import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto"
import { readSecret, writeSecret } from "#app/auth/secrets.server.ts"
import { config } from "#app/config.server.ts"
import { normaliseRegisterNumber } from "#app/domain/register-number.ts"

/**
 * Register numbers are kept under AES-256-GCM and found by an HMAC, with keys that lie in DATA_DIR/secrets: who
 * takes the database alone takes no numbers. Each is bound to its santri, so that it cannot be put beside another.
 */

const VERSION = "1"
const NONCE_BYTES = 12
const TAG_BYTES = 16

const known = new Map<string, { seal: Buffer; search: Buffer }>()

/** Seals a register number for one santri: text for the database. */
export function sealRegisterNumber(number: string, santriId: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv("aes-256-gcm", keys().seal, nonce)
  cipher.setAAD(Buffer.from(santriId))
  const sealed = Buffer.concat([cipher.update(normaliseRegisterNumber(number), "utf8"), cipher.final()])
  return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`
}

/**
 * Opens what was sealed for this santri; undefined where it cannot be: the key is not the one it was sealed with
 * (a database restored without its secrets), or the text was sealed for another.
 */
export function openRegisterNumber(sealed: string, santriId: string): string | undefined {
  const [version, text] = sealed.split(".")
  const bytes = Buffer.from(text ?? "", "base64url")
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv("aes-256-gcm", keys().seal, bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(Buffer.from(santriId))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    const opened = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]
    return Buffer.concat(opened).toString("utf8")
  } catch {
    return undefined
  }
}

/** What a number is found by: the same for the same number however it is typed, and telling nothing without the key. */
export function hashRegisterNumber(number: string): string {
  return createHmac("sha256", keys().search).update(normaliseRegisterNumber(number)).digest("hex")
}

function keys(): { seal: Buffer; search: Buffer } {
  const { dataDir } = config()
  const remembered = known.get(dataDir)
  if (remembered !== undefined) return remembered
  const root = readSecret("register") ?? writeSecret("register", randomBytes(32).toString("base64url"))
  const derive = (use: string) =>
    Buffer.from(hkdfSync("sha256", root, "", `miqyas register number ${use}`, 32))
  const made = { seal: derive("seal"), search: derive("search") }
  known.set(dataDir, made)
  return made
}
