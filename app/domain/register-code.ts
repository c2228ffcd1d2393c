import type { Numbered } from "#app/domain/register-terms.ts"

const LETTERS: Record<Numbered, string> = { santri: "S", educator: "U", facility: "F", kitab: "K" }

/** The code people know a row of a register by: `S-001`; the number was given once in its unit. */
export function registerCode(kind: Numbered, number: number): string {
  return `${LETTERS[kind]}-${String(number).padStart(3, "0")}`
}

/** The number in a code as people type it: `S-014`, `s14`, `S 14`; undefined for anything else. */
export function parseRegisterCode(kind: Numbered, typed: string): number | undefined {
  const found = new RegExp(`^\\s*${LETTERS[kind]}[\\s-]?0*(\\d{1,9})\\s*$`, "i").exec(typed)
  return found?.[1] === undefined ? undefined : Number(found[1])
}
