import { and, eq } from "drizzle-orm"
import { nextResponseState } from "#app/domain/response-state.ts"
import { response } from "#db/schema/cycles.ts"
import type { Tx } from "#db/write.server.ts"

/**
 * What a change of an item's evidence does to its answer, inside the same write: an approval is taken away,
 * for what was approved is no longer what stands there, and a reviewer's form shown before is stale.
 * The version that a writer may have open is left alone: evidence is not his text.
 */
export async function touchResponse(tx: Tx, cycleId: string, item: string): Promise<void> {
  const here = and(eq(response.cycleId, cycleId), eq(response.item, item))
  const [row] = await tx
    .select({ status: response.status, version: response.version })
    .from(response)
    .where(here)
  if (row?.status === "siap") await tx.update(response, here, { version: row.version + 1 })
  if (row?.status !== "disetujui") return
  await tx.update(response, here, {
    status: nextResponseState(row.status, "touch") ?? row.status,
    reviewerId: null,
    reviewedAt: null,
    version: row.version + 1,
  })
}
