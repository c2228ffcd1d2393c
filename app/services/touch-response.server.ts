import { and, eq } from "drizzle-orm"
import { response } from "#db/schema/cycles.ts"
import type { Tx } from "#db/write.server.ts"

/**
 * What a change of an item's evidence does to its answer, inside the same write:
 * an approved item goes back to *draf*, for what was approved is no longer what stands there; an item with
 * nothing in it becomes *draf*; an item under review stays there, but a reviewer's form shown before is stale.
 * A version that a writer may have open (belum, draf, revisi) is left alone: evidence is not his text.
 */
export async function touchResponse(tx: Tx, cycleId: string, item: string): Promise<void> {
  const here = and(eq(response.cycleId, cycleId), eq(response.item, item))
  const [row] = await tx
    .select({ status: response.status, version: response.version })
    .from(response)
    .where(here)
  switch (row?.status) {
    case "belum":
      await tx.update(response, here, { status: "draf" })
      return
    case "siap":
      await tx.update(response, here, { version: row.version + 1 })
      return
    case "disetujui":
      await tx.update(response, here, {
        status: "draf",
        reviewerId: null,
        reviewedAt: null,
        version: row.version + 1,
      })
      return
  }
}
