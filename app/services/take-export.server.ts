import { type Action, type Actor, can, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { exportTable, type TableWanted } from "#app/services/export-table.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listUnitSantri } from "#db/queries/santri-table.server.ts"
import { registerNumberView } from "#db/schema/santri.ts"
import { write } from "#db/write.server.ts"

/** The right that an export asks for. */
function exportAction(kind: ImportKind): Action {
  return kind === "santri" ? "santri.export" : "register.see"
}

/** The units whose register the actor may export. @throws 403 where there is none */
export function exportUnits(actor: Actor, kind: ImportKind): string[] {
  const units = unitsWhere(actor, exportAction(kind))
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  return units
}

/** Whether the actor may have full register numbers in an export. */
export function mayTakeNumbers(actor: Actor, unitId: string): boolean {
  return can(actor, "santri.export", { unitId }) && can(actor, "santri.see-number", { unitId })
}

/** A register as a table that imports again, register numbers masked. @throws 403 */
export async function takeExport(actor: Actor, unitId: string, wanted: TableWanted): Promise<Buffer> {
  authorise(actor, exportAction(wanted.kind), { unitId })
  return exportTable(db, unitId, wanted)
}

/**
 * The register of santri with full register numbers: that each was shown is written down first, to whom and when.
 * @throws 403
 */
export async function takeNumbersExport(
  actor: Actor,
  unitId: string,
  wanted: Omit<TableWanted, "kind">,
): Promise<Buffer> {
  if (!mayTakeNumbers(actor, unitId)) throw refusal(403, "common:refusal.forbidden")
  await write(actor, "santri.see-number", { unitId }, async (tx) => {
    const shown = (await listUnitSantri(tx, unitId)).filter((row) => row.registerNumberSealed !== null)
    const viewedAt = new Date()
    await tx.insert(
      registerNumberView,
      shown.map(({ id }) => ({ id: newId(), unitId, santriId: id, viewedBy: actor.userId, viewedAt })),
    )
  })
  return exportTable(db, unitId, { ...wanted, kind: "santri", fullNumbers: true })
}
