import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import { listNamed } from "#app/domain/pseudonyms.ts"
import type { Db } from "#db/client.server.ts"
import { listEducators } from "#db/queries/registers.server.ts"
import { listSantriNames } from "#db/queries/retention.server.ts"

/**
 * What turns these texts of a unit into such as may leave it, as a redacted dossier does: the names of santri and
 * educators become their codes, long numbers are masked.
 */
export async function outwardTexts(
  db: Db,
  unitId: string,
  texts: readonly string[],
): Promise<(text: string) => string> {
  const people = [
    ...listNamed("santri", await listSantriNames(db, unitId), texts),
    ...listNamed("educator", await listEducators(db, [unitId]), texts),
  ]
  return makeRedactor({ people }, "redacted")
}
