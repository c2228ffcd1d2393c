import { eq } from "drizzle-orm"
import { planRegister, type RegisterKind, type RegisterPlan } from "#app/domain/import-register.ts"
import { type ImportTable, type Mapping, readEntries } from "#app/domain/import-table.ts"
import { prepareProgrammes } from "#app/services/prepare-programmes.server.ts"
import { columnsOf, listKnownRows, listNamed } from "#app/services/register-rows.server.ts"
import { takeNumbers } from "#app/services/take-number.server.ts"
import type { Db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { educator, facility } from "#db/schema/educators.ts"
import { curriculum, kitab } from "#db/schema/programmes.ts"
import type { Tx } from "#db/write.server.ts"

/** The table that keeps each register. */
export const REGISTER_TABLES = { educator, facility, kitab, curriculum }
/** What a new row says where its table says nothing. */
const DEFAULTS = { educator: { subjects: [] }, facility: {}, kitab: { chapters: [] }, curriculum: {} }

/** What a table would change in a register of a unit. */
export async function planRegisterImport(
  db: Db,
  kind: RegisterKind,
  unitId: string,
  { table, mapping }: { table: ImportTable; mapping: Mapping },
): Promise<RegisterPlan> {
  const named = await listNamed(db, unitId)
  const { entries, rejected } = readEntries(kind, table, mapping)
  const plan = planRegister(kind, entries, await listKnownRows(db, kind, unitId, named), { mapping, named })
  return { ...plan, rejected: [...rejected, ...plan.rejected].sort((a, b) => a.row - b.row) }
}

/** Makes the changes of a plan. */
export async function applyRegisterPlan(
  tx: Tx,
  kind: RegisterKind,
  { unitId, enteredBy, plan }: { unitId: string; enteredBy: string; plan: RegisterPlan },
): Promise<void> {
  const named = await listNamed(tx, unitId)
  if (plan.create.length > 0)
    await insertRows(tx, kind, {
      unitId,
      enteredBy,
      rows: plan.create.map((values) => columnsOf(values, named)),
    })
  const table = REGISTER_TABLES[kind]
  const versions = new Map(
    (
      await tx.select({ id: table.id, version: table.version }).from(table).where(eq(table.unitId, unitId))
    ).map(({ id, version }) => [id, version]),
  )
  for (const { id, set } of plan.update)
    await tx.update(table, eq(table.id, id), {
      ...columnsOf(set, named),
      version: (versions.get(id) ?? 0) + 1,
    } as never)
}

/** Adds rows to a register under its next numbers. @returns their ids. */
export async function insertRows(
  tx: Tx,
  kind: RegisterKind,
  { unitId, enteredBy, rows }: { unitId: string; enteredBy: string; rows: readonly object[] },
): Promise<string[]> {
  await prepareProgrammes(tx, unitId)
  const first = kind === "curriculum" ? undefined : await takeNumbers(tx, unitId, kind, rows.length)
  const all = rows.map((row, at) => ({
    ...DEFAULTS[kind],
    ...row,
    id: newId(),
    unitId,
    enteredBy,
    enteredAt: new Date(),
    ...(first === undefined ? {} : { number: first + at }),
  }))
  await tx.insert(REGISTER_TABLES[kind], all as never)
  return all.map(({ id }) => id)
}
