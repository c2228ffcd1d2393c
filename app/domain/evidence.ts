import type { EvidenceKind as HintKind } from "#app/domain/instrument.ts"
import type { Sensitivity } from "#app/domain/permissions.ts"

/** What a file is as a proof, in an office's own words; not its file format. */
export const EVIDENCE_KINDS = [
  "foto",
  "daftar",
  "identitas",
  "surat",
  "pernyataan",
  "keputusan",
  "perjanjian",
  "peraturan",
  "jadwal",
  "kurikulum",
  "laporan",
  "berita-acara",
  "lainnya",
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/**
 * Kinds that by their nature name no santri: a timetable, a curriculum, rules of the house, an agreement
 * between offices. All others may name or show people.
 */
const NAMES_NO_SANTRI: ReadonlySet<string> = new Set<EvidenceKind>([
  "perjanjian",
  "peraturan",
  "jadwal",
  "kurikulum",
])

/**
 * How sensitive a new file is until someone clears it. Being an inmate is itself sensitive (UU 27/2022), so
 * only a kind that names no santri starts open, and a picture never does, whatever it is said to be.
 */
export function startingSensitivity(kind: string, mediaType: string): Sensitivity {
  return NAMES_NO_SANTRI.has(kind) && !isImage(mediaType) ? "terbuka" : "sensitif"
}

/** The code people use for a file: `B-001`; four digits and more as they come. */
export function evidenceCode(number: number): string {
  return `B-${String(number).padStart(3, "0")}`
}

/** The number in a code as people type it: `B-014`, `b14`, `B 14`; undefined for anything else. */
export function parseEvidenceCode(text: string): number | undefined {
  const found = /^\s*b[\s-]?0*(\d{1,9})\s*$/i.exec(text)
  return found?.[1] === undefined ? undefined : Number(found[1])
}

/** The longest title and file name that are kept. */
export const TITLE_LENGTH = 200
export const FILE_NAME_LENGTH = 180

/** Signs that turn, hide or break what follows them in a line of text (bidi controls, zero width, controls). */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu

/**
 * A file's name as it is kept and shown: the last part of any path, without signs that hide or turn text,
 * cut to a length every file system takes, its ending kept. Never a path: files are stored under their hash.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? ""
  const plain = last
    .replace(INVISIBLE, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "")
  if (plain === "") return "berkas"
  if (plain.length <= FILE_NAME_LENGTH) return plain
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(plain)?.[0] ?? ""
  return `${[...plain]
    .slice(0, FILE_NAME_LENGTH - ending.length)
    .join("")
    .slice(0, FILE_NAME_LENGTH - ending.length)}${ending}`.toWellFormed()
}

/** A first title from a file's name: `Daftar_hadir-maret.2026.pdf` → `Daftar hadir maret 2026`. */
export function guessTitle(fileName: string): string {
  const clean = cleanFileName(fileName)
  const stem = clean.replace(/\.[\p{L}\p{N}]{1,10}$/u, "")
  const words = stem
    .replace(/[_.]+/g, " ")
    .replace(/(?<=\p{L})-(?=[\p{L}\p{N}])/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
  const title = words === "" ? clean : words
  return (title.charAt(0).toLocaleUpperCase("id") + title.slice(1)).slice(0, TITLE_LENGTH).toWellFormed()
}

/** Words in a file's name that tell its kind; the first that fits counts. */
const KIND_WORDS: readonly [RegExp, EvidenceKind][] = [
  [/\b(ktp|kk|identitas|ijazah|paspor|npwp)\b/, "identitas"],
  [/\b(daftar|absen|absensi|presensi|hadir|rekap)\b/, "daftar"],
  [/\b(berita acara|notulen|notula|bap)\b/, "berita-acara"],
  [/\b(perjanjian|pks|mou|kerja sama|kerjasama)\b/, "perjanjian"],
  [/\b(keputusan|sk)\b/, "keputusan"],
  [/\b(pernyataan|ikrar|pakta)\b/, "pernyataan"],
  [/\b(jadwal|roster)\b/, "jadwal"],
  [/\b(kurikulum|silabus|rpp)\b/, "kurikulum"],
  [/\b(tata tertib|anggaran dasar|ad art|sop|peraturan)\b/, "peraturan"],
  [/\b(laporan|lapbul)\b/, "laporan"],
  [/\b(surat|undangan|permohonan|rekomendasi)\b/, "surat"],
]

/** A first kind from name and media type, for a file whose kind nobody has said. */
export function guessKind(fileName: string, mediaType: string): EvidenceKind {
  if (isImage(mediaType)) return "foto"
  const words = guessTitle(fileName).toLocaleLowerCase("id")
  return KIND_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? "lainnya"
}

/** The kind a file most likely is when it answers an instrument's evidence hint. */
export function kindForHint(hint: HintKind): EvidenceKind {
  const kinds: Record<HintKind, EvidenceKind> = {
    document: "lainnya",
    letter: "surat",
    agreement: "perjanjian",
    statement: "pernyataan",
    identity: "identitas",
    list: "daftar",
    record: "laporan",
    photo: "foto",
    observation: "foto",
    interview: "berita-acara",
  }
  return kinds[hint]
}

/** Media types whose pages a dossier shows; others get a page that says what they are and why not. */
const PRINTABLE: ReadonlySet<string> = new Set([
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/tiff",
  "image/gif",
])

export function isPrintable(mediaType: string): boolean {
  return PRINTABLE.has(mediaType)
}

/** Media types that browsers show and that cannot carry a script which runs on our address. */
const SHOWN_INLINE: ReadonlySet<string> = new Set([
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "image/avif",
])

/** Whether a file may be shown in the page; everything else is handed out as a download. */
export function isShownInline(mediaType: string): boolean {
  return SHOWN_INLINE.has(mediaType)
}

/** Whether a file can show a santri or a room: a picture that every browser shows. */
export function isPhoto(mediaType: string): boolean {
  return isImage(mediaType) && isShownInline(mediaType)
}

export function isImage(mediaType: string): boolean {
  return mediaType.startsWith("image/")
}

/** What people call a media type, as the key of a text: `pdf`, `image`, `word` … */
export function formatOf(
  mediaType: string,
): "pdf" | "image" | "word" | "sheet" | "slides" | "text" | "sound" | "film" | "archive" | "file" {
  if (mediaType === "application/pdf") return "pdf"
  if (isImage(mediaType)) return "image"
  if (mediaType.startsWith("audio/")) return "sound"
  if (mediaType.startsWith("video/")) return "film"
  if (mediaType.startsWith("text/")) return "text"
  if (/wordprocessing|opendocument\.text|msword|rtf/.test(mediaType)) return "word"
  if (/spreadsheet|ms-excel/.test(mediaType)) return "sheet"
  if (/presentation|ms-powerpoint/.test(mediaType)) return "slides"
  if (/zip|gzip|x-7z|x-tar|rar/.test(mediaType)) return "archive"
  return "file"
}
