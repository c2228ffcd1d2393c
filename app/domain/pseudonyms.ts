import type { Snapshot } from "#app/domain/dossier-snapshot.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { findSurah } from "#app/domain/surah-names.ts"

/** The names of a santri or an educator as free text may carry them. */
export interface NamedPerson {
  number: number
  name: string
  arabicName: string
}

/** A single word shorter than this is more often something else than a name. */
const LEAST_LETTERS = 4

/**
 * The santri or educators whose names stand in any of the texts, each with the code that takes their place in whatever
 * leaves the unit. Names of one word that are a surah's are let be.
 */
export function listNamed(
  kind: "santri" | "educator",
  people: readonly NamedPerson[],
  texts: readonly string[],
): Snapshot["people"] {
  const said = plain(texts.join("\n"))
  return people.flatMap((person) => {
    const names = telling(person).filter((one) => said.includes(one))
    return names.length === 0 ? [] : [{ names, pseudonym: registerCode(kind, person.number) }]
  })
}

/** The names of somebody that free text is searched for, as `listNamed` tells them. */
export function telling({ name, arabicName }: Pick<NamedPerson, "name" | "arabicName">): string[] {
  return [name, arabicName].map(plain).filter(isTelling)
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim().toLowerCase()

function isTelling(name: string): boolean {
  if (name.includes(" ")) return true
  return name.length >= LEAST_LETTERS && findSurah(name) === undefined
}
