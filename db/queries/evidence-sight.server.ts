import { and, eq, exists, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm"
import { type EvidenceSight, evidenceSight, wholeSight } from "#app/domain/evidence-sight.ts"
import type { Actor, Scope } from "#app/domain/permissions.ts"
import type { Db } from "#db/client.server.ts"
import { amendment, amendmentEntry } from "#db/schema/amendments.ts"
import { response } from "#db/schema/cycles.ts"
import { evidence, evidenceLink } from "#db/schema/evidence.ts"

/** Conditions that decide in SQL which evidence a list may show, so that paging counts what is seen. */

const NEVER = sql`1 = 0`

/** The evidence this sight covers. */
export function seenBy(db: Db, sight: EvidenceSight): SQL {
  const parts: (SQL | undefined)[] = []
  if (sight.unitIds.length > 0) parts.push(inArray(evidence.unitId, [...sight.unitIds]))
  if (sight.clearedUnitIds.length > 0) {
    parts.push(and(inArray(evidence.unitId, [...sight.clearedUnitIds]), eq(evidence.sensitivity, "terbuka")))
  }
  if (sight.ownUnitIds.length > 0) {
    const own = or(eq(evidence.uploadedBy, sight.userId), linkedToPositions(db, sight.positionIds))
    parts.push(and(inArray(evidence.unitId, [...sight.ownUnitIds]), own))
  }
  for (const { cycleId, edition } of sight.cycles) {
    const shown = edition === "full" ? undefined : eq(evidence.sensitivity, "terbuka")
    parts.push(and(linkedInCycles(db, [cycleId]), shown))
  }
  return or(...parts) ?? NEVER
}

/** Which of these files the actor sees as they were handed in; the others only as a redacted edition shows them. */
export async function listSeenWhole(
  db: Db,
  actor: Actor,
  evidenceIds: readonly string[],
): Promise<Set<string>> {
  if (!hasRedactedSeat(actor) || evidenceIds.length === 0) return new Set(evidenceIds)
  const rows = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(inArray(evidence.id, [...evidenceIds]), seenBy(db, wholeSight(actor))))
  return new Set(rows.map((row) => row.id))
}

/** Whether there is a cycle of which the actor sees files only as a redacted edition shows them. */
export function hasRedactedSeat(actor: Actor): boolean {
  return evidenceSight(actor).cycles.some(({ edition }) => edition === "redacted")
}

/** The evidence of the scope's units, and what is linked in its single cycles. */
export function evidenceInScope(db: Db, scope: Scope): SQL {
  const units = scope.unitIds.length > 0 ? inArray(evidence.unitId, [...scope.unitIds]) : undefined
  return or(units, linkedInCycles(db, scope.cycleIds)) ?? NEVER
}

/** Linked to an item that one of these positions is in charge of. */
function linkedToPositions(db: Db, positionIds: readonly string[]): SQL | undefined {
  if (positionIds.length === 0) return undefined
  return exists(
    db
      .select({ one: sql`1` })
      .from(evidenceLink)
      .innerJoin(
        response,
        and(eq(response.cycleId, evidenceLink.cycleId), eq(response.item, evidenceLink.item)),
      )
      .where(and(linksFileOrOriginal(), inArray(response.positionId, [...positionIds]))),
  )
}

/** Linked to an item of one of these cycles, or part of an amendment to it that was issued. */
function linkedInCycles(db: Db, cycleIds: readonly string[]): SQL | undefined {
  if (cycleIds.length === 0) return undefined
  const linked = exists(
    db
      .select({ one: sql`1` })
      .from(evidenceLink)
      .where(and(linksFileOrOriginal(), inArray(evidenceLink.cycleId, [...cycleIds]))),
  )
  const added = exists(
    db
      .select({ one: sql`1` })
      .from(amendmentEntry)
      .innerJoin(amendment, eq(amendment.id, amendmentEntry.amendmentId))
      .where(
        and(
          or(eq(amendmentEntry.evidenceId, evidence.id), eq(amendmentEntry.evidenceId, evidence.standsForId)),
          inArray(amendmentEntry.cycleId, [...cycleIds]),
          isNotNull(amendment.revision),
        ),
      ),
  )
  return or(linked, added)
}

/** A blacked-out copy is seen where the file it stands for is linked. */
function linksFileOrOriginal(): SQL | undefined {
  return or(eq(evidenceLink.evidenceId, evidence.id), eq(evidenceLink.evidenceId, evidence.standsForId))
}

/** Which of these files the actor may see. */
export async function listSeen(db: Db, actor: Actor, evidenceIds: readonly string[]): Promise<Set<string>> {
  if (evidenceIds.length === 0) return new Set()
  const rows = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(inArray(evidence.id, [...evidenceIds]), seenBy(db, evidenceSight(actor))))
  return new Set(rows.map((row) => row.id))
}
