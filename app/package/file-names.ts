/** How the files of a package are called: names that every file system and every zip reader takes as they are. */

export const PDF_NAME = "data/dosir.pdf"
export const DOCUMENT_NAME = "data/document.json"
/** Where a document of this name lies: each revision after the first has one of its own. */
export const documentPath = (name: string) => `data/${name}`
export const REGISTER_CSV = "data/daftar-bukti.csv"
export const REGISTER_JSON = "data/daftar-bukti.json"
export const EVIDENCE_FOLDER = "data/bukti/"
export const READ_ME = "BACA-SAYA.txt"
export const CHECK_PAGE = "verifikasi.html"
export const DECLARATION = "bagit.txt"
export const BAG_INFO = "bag-info.txt"
export const MANIFEST = "manifest-sha256.txt"
export const TAG_MANIFEST = "tagmanifest-sha256.txt"

const ENDINGS: Record<string, string> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/tiff": "tif",
  "image/avif": "avif",
  "image/heic": "heic",
  "image/heif": "heif",
  "text/plain": "txt",
  "text/csv": "csv",
  "application/msword": "doc",
  "application/vnd.ms-excel": "xls",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/zip": "zip",
  "video/mp4": "mp4",
  "audio/mpeg": "mp3",
}

/** The ending of a file of this type, without the dot. */
export function endingOf(mediaType: string): string {
  return ENDINGS[mediaType] ?? "bin"
}

/** Names Windows keeps for itself, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** A name of ASCII letters, digits, dots and hyphens only, never empty, hidden or reserved. */
export function plainName(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9.-]+/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^[.-]+|[.-]+$/g, "")
    .slice(0, 80)
  return plain === "" || RESERVED.test(plain.split(".")[0] ?? "") ? `x-${plain}` : plain
}

/**
 * Gives each evidence code the path of its file. Two codes that would share a path, also where upper and lower
 * case are one, get different ones.
 */
export function evidenceNames(): (code: string, mediaType: string) => string {
  const taken = new Set<string>()
  return (code, mediaType) => {
    const name = plainName(code)
    for (let n = 1; ; n++) {
      const path = `${EVIDENCE_FOLDER}${name}${n === 1 ? "" : `-${n}`}.${endingOf(mediaType)}`
      if (taken.has(path.toLowerCase())) continue
      taken.add(path.toLowerCase())
      return path
    }
  }
}

interface Named {
  watermark?: string | undefined
  revision: number
  edition: "redacted" | "full"
  amendments?: { revision: number }[] | undefined
}

/** The name of a dossier's package, without ending: its top folder, and of the zip itself. */
export function packageName(document: Named, documentSha256: string): string {
  const last = document.amendments?.at(-1) ?? document
  const revision = document.watermark === undefined ? `revisi-${last.revision}` : "draf"
  return `paket-dosir-${revision}-${document.edition}-${documentSha256.slice(0, 8)}`
}
