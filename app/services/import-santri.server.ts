import { eq, inArray } from "drizzle-orm"
import { hashRegisterNumber } from "#app/auth/register-keys.server.ts"
import { type KnownPerson, planSantri, type SantriPlan } from "#app/domain/import-santri.ts"
import { type ImportTable, type Mapping, readEntries } from "#app/domain/import-table.ts"
import { updateStay } from "#app/services/enrol-santri.server.ts"
import { insertSantri, requireNewNumbers, sealedNumber } from "#app/services/insert-santri.server.ts"
import type { Db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import type { StayRow } from "#db/queries/santri.server.ts"
import { listStaysOfUnit, listUnitSantri } from "#db/queries/santri-table.server.ts"
import { enrolment, santri } from "#db/schema/santri.ts"
import type { Tx } from "#db/write.server.ts"

/** What a table of santri would change in a unit. */
export async function planSantriImport(
  db: Db,
  unitId: string,
  table: ImportTable,
  mapping: Mapping,
): Promise<SantriPlan> {
  const { entries, rejected } = readEntries("santri", table, mapping)
  const plan = planSantri(entries, await listPersons(db, unitId), { mapping, hash: hashRegisterNumber })
  return { ...plan, rejected: [...rejected, ...plan.rejected].sort((a, b) => a.row - b.row) }
}

/** Makes the changes of a plan. @throws 409 where the register numbers' key is not the unit's. */
export async function applySantriPlan(
  tx: Tx,
  { unitId, enteredBy, plan }: { unitId: string; enteredBy: string; plan: SantriPlan },
): Promise<void> {
  await insertSantri(tx, { unitId, enteredBy, entries: plan.create })
  const ids = plan.update.map(({ id }) => id)
  await requireNewNumbers(
    tx,
    unitId,
    plan.update.map(({ id, registerNumber = "" }) => ({ id, registerNumber })),
  )
  const versions = await listVersions(tx, ids)
  const stays = await listStayRows(tx, ids)
  const newStays = []
  for (const change of plan.update) {
    const { id, set, registerNumber } = change
    if (Object.keys(set).length > 0 || registerNumber !== undefined)
      await tx.update(santri, eq(santri.id, id), {
        ...set,
        ...(registerNumber === undefined ? {} : sealedNumber(registerNumber, id)),
        version: (versions.get(id) ?? 0) + 1,
      })
    for (const stay of change.changedStays) {
      const row = stays.get(stay.id)
      if (row !== undefined) await updateStay(tx, row, stay.set)
    }
    for (const stay of change.newStays)
      newStays.push({ ...stay, id: newId(), unitId, santriId: id, enteredBy, enteredAt: new Date() })
  }
  if (newStays.length > 0) await tx.insert(enrolment, newStays)
}

/** The santri of a unit as an import meets them. */
async function listPersons(db: Db, unitId: string): Promise<KnownPerson[]> {
  const rows = await listUnitSantri(db, unitId)
  const stays = await listStaysOfUnit(db, unitId)
  const byPerson = new Map<string, StayRow[]>(rows.map(({ id }) => [id, []]))
  for (const stay of stays) byPerson.get(stay.santriId)?.push(stay)
  return rows.map((row) => ({ ...row, erased: row.erasedAt !== null, stays: byPerson.get(row.id) ?? [] }))
}

async function listVersions(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: santri.id, version: santri.version })
    .from(santri)
    .where(inArray(santri.id, [...ids]))
  return new Map(rows.map(({ id, version }) => [id, version]))
}

async function listStayRows(tx: Tx, ids: readonly string[]): Promise<Map<string, StayRow>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(enrolment)
    .where(inArray(enrolment.santriId, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}
