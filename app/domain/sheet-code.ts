/** The code of a printed sheet: in its QR and in letters below it, to be typed where the QR cannot be read. */

/** Crockford's base 32: no letter that is easily taken for a figure. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const LENGTH = 10
/** Capital letters, figures and a colon alone: a QR code holds those in fewer and so larger modules. */
const PREFIX = "MIQYAS:"

/** Random bytes that a code is made from: a byte for each sign. */
export const SHEET_CODE_BYTES = LENGTH

/** A code from random bytes. */
export function sheetCodeOf(bytes: Uint8Array): string {
  if (bytes.length !== LENGTH) throw new Error(`A sheet's code needs ${LENGTH} bytes, not ${bytes.length}`)
  return [...bytes].map((byte) => SIGNS[byte % 32]).join("")
}

/** A code as it is printed: `7K3QM-W9XHD`. */
export function shownSheetCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** A code as somebody types it; undefined for what cannot be one. */
export function parseSheetCode(typed: string): string | undefined {
  const signs = typed
    .toUpperCase()
    .replace(/^\s*MIQYAS:/, "")
    .replace(/[\s-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
  return signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign)) ? signs : undefined
}

/** What the QR of a sheet says. */
export function sheetQrText(code: string): string {
  return `${PREFIX}${code}`
}

/** The code that a QR says; undefined where it is none of ours. */
export function readSheetQr(text: string): string | undefined {
  return text.startsWith(PREFIX) ? parseSheetCode(text.slice(PREFIX.length)) : undefined
}
