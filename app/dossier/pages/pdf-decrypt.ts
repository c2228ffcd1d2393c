import { createCipheriv, createDecipheriv, createHash } from "node:crypto"
import { type Dict, Name, PdfString, type PdfValue } from "./pdf-syntax.ts"

/** The standard security handler (ISO 32000-1, 7.6; ISO 32000-2, 7.6.4 for revision 6), opened with the empty password. */

type Method = "none" | "rc4" | "aes128" | "aes256"
type Resolve = (value: PdfValue | undefined) => PdfValue

export type Decryptor = {
  decryptString(bytes: Buffer, num: number, gen: number): Buffer
  decryptStream(bytes: Buffer, dict: Dict, num: number, gen: number): Buffer
}

const PASSWORD_PAD = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex")

const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest()
const sha256 = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest()

function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i)
  for (let i = 0, j = 0; i < 256; i++) {
    const swap = state[i] as number
    j = (j + swap + (key[i % key.length] as number)) & 255
    state[i] = state[j] as number
    state[j] = swap
  }
  const out = Buffer.allocUnsafe(data.length)
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 255
    const a = state[i] as number
    j = (j + a) & 255
    const b = state[j] as number
    state[i] = b
    state[j] = a
    out[n] = (data[n] as number) ^ (state[(a + b) & 255] as number)
  }
  return out
}

/** AES-CBC with the vector in front; a last block that is cut off is dropped, wrong padding is kept. */
function aes(key: Buffer, data: Buffer): Buffer {
  const whole = data.length - (data.length % 16)
  if (whole < 32) return Buffer.alloc(0)
  const decipher = createDecipheriv(
    key.length === 32 ? "aes-256-cbc" : "aes-128-cbc",
    key,
    data.subarray(0, 16),
  )
  decipher.setAutoPadding(false)
  const plain = Buffer.concat([decipher.update(data.subarray(16, whole)), decipher.final()])
  const padding = plain.at(-1) ?? 0
  return padding >= 1 && padding <= 16 ? plain.subarray(0, plain.length - padding) : plain
}

/** Algorithm 2.B of ISO 32000-2 for the empty password and no user key. */
function hashRevision6(salt: Buffer): Buffer {
  let key = sha256(salt)
  for (let round = 1; ; round++) {
    const cipher = createCipheriv("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32))
    cipher.setAutoPadding(false)
    const encrypted = cipher.update(Buffer.concat(Array<Buffer>(64).fill(key)))
    const remainder = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = createHash(["sha256", "sha384", "sha512"][remainder] as string)
      .update(encrypted)
      .digest()
    if (round >= 64 && (encrypted.at(-1) as number) <= round - 32) return key.subarray(0, 32)
  }
}

/** The file key of revision 5 and 6 (algorithm 2.A); undefined when the empty password does not open the file. */
function keyOfRevision5And6(revision: number, user: Buffer, userKey: Buffer): Buffer | undefined {
  const hash = (salt: Buffer) => (revision >= 6 ? hashRevision6(salt) : sha256(salt))
  if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return undefined
  const decipher = createDecipheriv("aes-256-cbc", hash(user.subarray(40, 48)), Buffer.alloc(16))
  decipher.setAutoPadding(false)
  return Buffer.concat([decipher.update(userKey.subarray(0, 32)), decipher.final()])
}

type Password = {
  revision: number
  length: number
  owner: Buffer
  user: Buffer
  permissions: number
  id: Buffer
  metadata: boolean
}

/** The file key of revisions 2 to 4 (algorithms 2, 4 and 5); undefined when the empty password does not open the file. */
function keyOfRevision2To4(p: Password): Buffer | undefined {
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(p.permissions | 0)
  const extra = p.revision >= 4 && !p.metadata ? Buffer.from("ffffffff", "hex") : Buffer.alloc(0)
  let key = md5(PASSWORD_PAD, p.owner.subarray(0, 32), permissions, p.id, extra).subarray(0, p.length)
  if (p.revision < 3) return rc4(key, PASSWORD_PAD).equals(p.user.subarray(0, 32)) ? key : undefined
  for (let i = 0; i < 50; i++) key = md5(key).subarray(0, p.length)
  let check = rc4(key, md5(PASSWORD_PAD, p.id))
  for (let i = 1; i <= 19; i++) check = rc4(Buffer.from(key.map((byte) => byte ^ i)), check)
  return check.subarray(0, 16).equals(p.user.subarray(0, 16)) ? key : undefined
}

/** How the crypt filter of that name decrypts (7.6.5). */
function methodOf(filters: PdfValue, name: PdfValue, resolve: Resolve): Method {
  if (!(name instanceof Name) || name.value === "Identity" || !(filters instanceof Map)) return "none"
  const filter = resolve(filters.get(name.value))
  const cfm = filter instanceof Map ? resolve(filter.get("CFM")) : null
  if (!(cfm instanceof Name)) return "none"
  return ({ V2: "rc4", AESV2: "aes128", AESV3: "aes256" } as const)[cfm.value] ?? "none"
}

/**
 * What decrypts the objects of an encrypted file.
 * Undefined when it needs a password, or a handler other than the standard one.
 */
export function createDecryptor(encrypt: Dict, fileId: Buffer, resolve: Resolve): Decryptor | undefined {
  const get = (key: string) => resolve(encrypt.get(key))
  const number = (key: string, fallback: number) => {
    const value = get(key)
    return typeof value === "number" ? value : fallback
  }
  const bytes = (key: string) => {
    const value = get(key)
    return value instanceof PdfString ? value.bytes : Buffer.alloc(0)
  }
  const filter = get("Filter")
  if (filter instanceof Name && filter.value !== "Standard") return undefined
  const version = number("V", 0)
  const revision = number("R", 2)
  const metadata = get("EncryptMetadata") !== false
  const bits = number("Length", 40)
  const length =
    version === 1 ? 5 : version === 4 ? 16 : Math.min(16, Math.max(5, bits < 40 ? bits : bits >> 3))
  const key =
    version >= 5
      ? keyOfRevision5And6(revision, bytes("U"), bytes("UE"))
      : keyOfRevision2To4({
          revision,
          length,
          owner: bytes("O"),
          user: bytes("U"),
          permissions: number("P", 0),
          id: fileId,
          metadata,
        })
  if (!key) return undefined
  const filters = get("CF")
  const streams = version >= 4 ? methodOf(filters, get("StmF"), resolve) : "rc4"
  const strings = version >= 4 ? methodOf(filters, get("StrF"), resolve) : "rc4"

  // Algorithm 1: each object has a key of its own, but for AES-256.
  const decrypt = (method: Method, data: Buffer, num: number, gen: number) => {
    if (method === "none") return data
    if (method === "aes256") return aes(key, data)
    const salt = Buffer.from([num & 255, (num >> 8) & 255, (num >> 16) & 255, gen & 255, (gen >> 8) & 255])
    const objectKey = md5(key, salt, Buffer.from(method === "aes128" ? "sAlT" : "")).subarray(
      0,
      Math.min(16, key.length + 5),
    )
    return method === "aes128" ? aes(objectKey, data) : rc4(objectKey, data)
  }
  return {
    decryptString: (data, num, gen) => decrypt(strings, data, num, gen),
    decryptStream: (data, dict, num, gen) => {
      const type = dict.get("Type")
      if (type instanceof Name && (type.value === "XRef" || (type.value === "Metadata" && !metadata)))
        return data
      const filter = resolve(dict.get("Filter"))
      const first = Array.isArray(filter) ? resolve(filter[0]) : filter
      if (first instanceof Name && first.value === "Crypt") {
        const parms = resolve(dict.get("DecodeParms"))
        const own = Array.isArray(parms) ? resolve(parms[0]) : parms
        const name = own instanceof Map ? resolve(own.get("Name")) : null
        return decrypt(methodOf(filters, name ?? new Name("Identity"), resolve), data, num, gen)
      }
      return decrypt(streams, data, num, gen)
    },
  }
}
