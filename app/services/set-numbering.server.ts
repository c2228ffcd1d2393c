import { and, eq } from "drizzle-orm"
import { patternProblem } from "#app/domain/paper-number.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import type { PaperKind } from "#app/domain/progress-terms.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { newId } from "#db/ids.ts"
import { paperNumbering } from "#db/schema/papers.ts"
import { write } from "#db/write.server.ts"

/** Says how the numbers of a kind of paper are written from now on. @throws 404, 403, 422 (no number or year in it). */
export async function setNumbering(
  actor: Actor,
  unitId: string,
  { kind, pattern }: { kind: PaperKind; pattern: string },
): Promise<void> {
  if (!scopeOf(actor).unitIds.includes(unitId)) throw notFound()
  authorise(actor, "paper.issue", { unitId })
  const problem = patternProblem(pattern)
  if (problem !== undefined) throw refusal(422, `paper:numbering.${problem}`)
  await write(actor, "paper.issue", { unitId, kind, pattern }, async (tx) => {
    const said = { pattern, changedBy: actor.userId, changedAt: new Date() }
    const where = and(eq(paperNumbering.unitId, unitId), eq(paperNumbering.kind, kind))
    const changed = await tx.update(paperNumbering, where, said)
    if (changed.length === 0) await tx.insert(paperNumbering, { id: newId(), unitId, kind, ...said })
  })
}
