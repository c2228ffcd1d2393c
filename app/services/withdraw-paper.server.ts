import { eq } from "drizzle-orm"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { db } from "#db/client.server.ts"
import { getPaper } from "#db/queries/papers.server.ts"
import { paper } from "#db/schema/papers.ts"
import { write } from "#db/write.server.ts"

/** Withdraws a paper, with the reason: its number stays given, and whoever verifies it is told. @throws 404, 403, 409. */
export async function withdrawPaper(actor: Actor, paperId: string, reason: string): Promise<void> {
  const scope = scopeOf(actor)
  const known = await getPaper(db, scope.unitIds, paperId)
  if (known === undefined) throw notFound()
  const { unitId } = known
  authorise(actor, "paper.issue", { unitId })
  await write(actor, "paper.issue", { unitId, paperId, change: "withdrawn" }, async (tx) => {
    const row = await getPaper(tx, scope.unitIds, paperId)
    if (row === undefined) throw notFound()
    if (row.withdrawnAt !== null) throw refusal(409, "paper:refusal.withdrawn")
    await tx.update(paper, eq(paper.id, paperId), {
      withdrawnAt: new Date(),
      withdrawnBy: actor.userId,
      withdrawnReason: reason,
    })
  })
}

/** A paper that the actor may take, with what it says. @throws 404 (also once it was erased), 403. */
export async function requirePaper(actor: Actor, paperId: string) {
  const row = await getPaper(db, scopeOf(actor).unitIds, paperId)
  if (row === undefined) throw notFound()
  await requireSantri(db, actor, "paper.take", row.santriId)
  if (row.content === "") throw notFound()
  return row
}
