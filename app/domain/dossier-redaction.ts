import type { Snapshot } from "#app/domain/dossier-snapshot.ts"
import type { Edition } from "#app/domain/permissions.ts"

/** What an edition may say and show. The redacted edition starts from nothing: only what is cleared passes. */

/** Identity, register, telephone and account numbers have ten digits or more, alone or in groups. */
const LONG_NUMBER = /(?<![\d.,])\d(?:[ .\-/]?\d){9,}(?![\d])/g

/** A long number with all but its last three digits hidden; amounts of money and dates are left alone. */
export function maskNumbers(text: string): string {
  return text.replace(LONG_NUMBER, (number) => {
    // Thousands in groups of three: an amount.
    if (/^\d{1,3}(?:[.]\d{3})+$/.test(number)) return number
    // Two days side by side: a period.
    if (/^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[-/]\d{1,2}[-/]\d{4})/.test(number)) return number
    const digits = number.replace(/\D/g, "").length
    let seen = 0
    return number.replace(/\d/g, (digit) => (++seen > digits - 3 ? digit : "•"))
  })
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Turns free text into what the edition may print. */
export function makeRedactor(snapshot: Snapshot, edition: Edition): (text: string) => string {
  if (edition === "full") return (text) => text
  const names = new Map(
    snapshot.people.flatMap(({ names, pseudonym }) => names.map((name) => [name.toLowerCase(), pseudonym])),
  )
  if (names.size === 0) return maskNumbers
  // Longer names first: a part of a name must not be replaced before the whole.
  const alternatives = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map((n) => literal(n).replace(/\s+/g, "\\s+"))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "giu")
  return (text) =>
    maskNumbers(text.replace(pattern, (name) => names.get(name.toLowerCase().replace(/\s+/g, " ")) ?? "•••"))
}

/** Whether an edition shows a file's pages: the redacted one shows only what was cleared. */
export function showsPages(evidence: { sensitivity: "sensitif" | "terbuka" }, edition: Edition): boolean {
  return edition === "full" || evidence.sensitivity === "terbuka"
}
