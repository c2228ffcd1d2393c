import { and, eq, inArray } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { holeExplanation, manualFigure } from "#db/schema/cycles.ts"
import { evidenceLink } from "#db/schema/evidence.ts"

/**
 * Whether this user made part of what an item's approval covers beyond its answer: linked a proof, explained a
 * period without one, or entered one of the figures it rests on (`figures`: their keys).
 */
export async function hasContributed(
  db: Db,
  userId: string,
  cycleId: string,
  item: string,
  figures: readonly string[],
): Promise<boolean> {
  const [links, explanations, entered] = await Promise.all([
    db.$count(
      evidenceLink,
      and(eq(evidenceLink.cycleId, cycleId), eq(evidenceLink.item, item), eq(evidenceLink.linkedBy, userId)),
    ),
    db.$count(
      holeExplanation,
      and(
        eq(holeExplanation.cycleId, cycleId),
        eq(holeExplanation.item, item),
        eq(holeExplanation.explainedBy, userId),
      ),
    ),
    figures.length === 0
      ? 0
      : db.$count(
          manualFigure,
          and(
            eq(manualFigure.cycleId, cycleId),
            inArray(manualFigure.figure, [...figures]),
            eq(manualFigure.enteredBy, userId),
          ),
        ),
  ])
  return links + explanations + entered > 0
}
