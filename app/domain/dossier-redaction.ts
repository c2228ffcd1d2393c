import type { Snapshot } from "#app/domain/dossier-snapshot.ts"
import type { Edition } from "#app/domain/permissions.ts"

/** What an edition may say and show. The redacted edition starts from nothing: only what is cleared passes. */

/**
 * Identity, register, telephone and account numbers have ten digits or more, alone or in groups; a point before
 * the first belongs to an abbreviation (`No.3510…`).
 */
const LONG_NUMBER = /(?<!\d,?)\d(?:[ \u00a0.\-\u2010-\u2013/_]?\d){9,}/g
/** Thousands in groups of three, below a trillion: an amount. */
const AMOUNT = /^\d{1,3}(?:\.\d{3}){3}$/
const DAY = /^(?:(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-[0-3]\d|[0-3]?\d[-/][01]?\d[-/](?:19|20)\d{2})(?!\d)/
/** A day may have an hour or a count beside it, and no more. */
const MOST_BESIDE_DAY = 5

/** A long number with all but its last three digits hidden; amounts of money and dates are left alone. */
export function maskNumbers(text: string): string {
  return text.replace(LONG_NUMBER, (number) => {
    if (AMOUNT.test(number) || isPeriod(number)) return number
    const digits = countDigits(number)
    let seen = 0
    return number.replace(/\d/g, (digit) => (++seen > digits - 3 ? digit : "•"))
  })
}

/** One day or two, side by side. */
function isPeriod(number: string): boolean {
  if (!DAY.test(number)) return false
  const rest = number.replace(DAY, "").replace(/^\D/, "").replace(DAY, "")
  return countDigits(rest) <= MOST_BESIDE_DAY
}

const countDigits = (text: string) => text.replace(/\D/g, "").length

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Turns free text into what the edition may print. */
export function makeRedactor(snapshot: Pick<Snapshot, "people">, edition: Edition): (text: string) => string {
  if (edition === "full") return (text) => text
  const names = new Map(
    snapshot.people.flatMap(({ names, pseudonym }) => names.map((name) => [name.toLowerCase(), pseudonym])),
  )
  const replace = replaceNames([...names.keys()], (name) => names.get(name) ?? "•••")
  return (text) => maskNumbers(replace(text))
}

/**
 * Puts something in the place of whole names in a text, however their letters are cased and their words spaced.
 * `names` are in lower case, one blank between words; `put` is told which it was, and how it stood there.
 */
export function replaceNames(
  names: readonly string[],
  put: (name: string, found: string) => string,
): (text: string) => string {
  if (names.length === 0) return (text) => text
  // Longer names first: a part of a name must not be replaced before the whole.
  const alternatives = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => literal(name).replace(/\s+/g, "\\s+"))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "giu")
  return (text) => text.replace(pattern, (found) => put(found.toLowerCase().replace(/\s+/g, " "), found))
}

/** Puts a code in the place of a register number in a text, however its signs are cased and spaced. */
export function replaceNumber(number: string, code: string): (text: string) => string {
  const signs = [...number].map(literal).join("\\s*")
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}]|\\p{N}[-./])${signs}(?![\\p{L}\\p{N}]|[-./]\\p{N})`, "giu")
  return (text) => text.replace(pattern, code)
}

type Evidence = Pick<
  Snapshot["evidence"][number],
  "title" | "sensitivity" | "sha256" | "size" | "mediaType" | "pages" | "copy"
>

/**
 * The file whose pages an edition shows, under its own title; `copyNumber` where it is a blacked-out copy that
 * stands for another.
 */
export interface ShownFile {
  title: string
  sha256: string
  size: number
  mediaType: string
  pages: number | null
  copyNumber: number | undefined
}

/**
 * What an edition shows of a piece of evidence: the full one the file; the redacted one the file where it was
 * cleared, else its blacked-out copy, else nothing.
 */
export function chooseShown(evidence: Evidence, edition: Edition): ShownFile | undefined {
  const { copy } = evidence
  if (edition === "full" || evidence.sensitivity === "terbuka") return pick(evidence, undefined)
  return copy === null ? undefined : pick(copy, copy.number)
}

function pick(
  { title, sha256, size, mediaType, pages }: Omit<ShownFile, "copyNumber">,
  copyNumber: number | undefined,
) {
  return { title, sha256, size, mediaType, pages, copyNumber }
}
