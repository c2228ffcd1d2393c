import type { Day } from "#app/domain/dates.ts"
import { dayIn } from "#app/domain/dates.ts"
import type { PaperKind } from "#app/domain/progress-terms.ts"
import { registerCode } from "#app/domain/register-code.ts"
import type { Db } from "#db/client.server.ts"
import { findPaper } from "#db/queries/papers.server.ts"

/** What anybody who holds a paper is told about it: no name, no content. */
export interface Verification {
  state: "valid" | "withdrawn"
  kind: PaperKind
  number: string
  issuedOn: Day
  unit: string
  /** The santri's code and initials, to be held against the name on the paper. */
  santri: { code: string; initials: string }
  withdrawnOn: Day | null
  sample: boolean
}

/**
 * Looks a paper up by its hash, or by number and the beginning of the hash; undefined where none was issued
 * here that says this.
 */
export async function verifyPaper(db: Db, hash: string, number?: string): Promise<Verification | undefined> {
  const row = await findPaper(db, hash, number)
  if (row === undefined) return undefined
  return {
    state: row.withdrawnAt === null ? "valid" : "withdrawn",
    kind: row.kind,
    number: row.numberText,
    issuedOn: row.issuedOn,
    unit: row.unitName,
    santri: { code: registerCode("santri", row.santriNumber), initials: initialsOf(row.name) },
    withdrawnOn: row.withdrawnAt === null ? null : dayIn(row.withdrawnAt, row.timeZone),
    sample: row.sample,
  }
}

/** First letters of a name's words: `A. C.`; empty once the name was erased. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? [])
    .map((letter) => `${letter.toUpperCase()}.`)
    .join(" ")
}
