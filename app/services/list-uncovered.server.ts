import { canBlackOut, chooseCopy } from "#app/domain/black-out.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import type { Db } from "#db/client.server.ts"
import { listCopies } from "#db/queries/evidence-copies.server.ts"
import { listCycleEvidence } from "#db/queries/evidence-links.server.ts"

/** A linked file of which the redacted edition shows its register line only, with what can be done about it. */
export interface Uncovered {
  id: string
  code: string
  title: string
  items: string[]
  mayBlackOut: boolean
  mayClear: boolean
}

/**
 * What of a cycle's evidence is still sensitive and has no cleared copy, by code. For whoever may issue its
 * dossiers: authorise before.
 */
export async function listUncovered(
  db: Db,
  actor: Actor,
  cycle: { id: string; unitId: string },
): Promise<Uncovered[]> {
  const links = (await listCycleEvidence(db, cycle.id)).filter((link) => link.sensitivity === "sensitif")
  const files = new Map(links.map((link) => [link.evidenceId, link]))
  const copies = await listCopies(db, [...files.keys()])
  const subject = { unitId: cycle.unitId, cycleId: cycle.id, sensitivity: "sensitif" } as const
  return [...files.values()]
    .filter((file) => chooseCopy(copies.get(file.evidenceId) ?? []) === undefined)
    .sort((a, b) => a.number - b.number)
    .map((file) => ({
      id: file.evidenceId,
      code: file.code,
      title: file.title,
      items: links.filter((link) => link.evidenceId === file.evidenceId).map((link) => link.item),
      mayBlackOut: canBlackOut(file.mediaType, file.pages) && can(actor, "evidence.black-out", subject),
      mayClear: can(actor, "evidence.clear", subject),
    }))
}
