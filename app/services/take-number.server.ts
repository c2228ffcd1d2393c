import { and, eq } from "drizzle-orm"
import type { Numbered } from "#app/domain/register-terms.ts"
import { newId } from "#db/ids.ts"
import { registerCounter } from "#db/schema/santri.ts"
import type { Tx } from "#db/write.server.ts"

/**
 * The first of the next `count` numbers of a unit's register; they follow each other, and none is given again.
 */
export async function takeNumbers(tx: Tx, unitId: string, kind: Numbered, count = 1): Promise<number> {
  const own = and(eq(registerCounter.unitId, unitId), eq(registerCounter.kind, kind))
  const [counter] = await tx.select().from(registerCounter).where(own)
  const first = (counter?.lastNumber ?? 0) + 1
  const lastNumber = first + count - 1
  if (counter === undefined) await tx.insert(registerCounter, { id: newId(), unitId, kind, lastNumber })
  else await tx.update(registerCounter, eq(registerCounter.id, counter.id), { lastNumber })
  return first
}
