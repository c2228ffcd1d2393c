import { createHash } from "node:crypto"
import { eq } from "drizzle-orm"
import {
  fittingMapping,
  guessMapping,
  headsKey,
  type ImportTable,
  type Mapping,
  type Rejection,
} from "#app/domain/import-table.ts"
import type { Action } from "#app/domain/permissions.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { applyRegisterPlan, planRegisterImport } from "#app/services/import-register.server.ts"
import { applySantriPlan, planSantriImport } from "#app/services/import-santri.server.ts"
import type { Db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getImportMapping } from "#db/queries/registers.server.ts"
import { importMapping } from "#db/schema/santri.ts"
import { type Tx, type WriteActor, write } from "#db/write.server.ts"

/** What an import does, or would do; with anything rejected it does nothing at all. */
export interface ImportResult {
  created: number
  updated: number
  unchanged: number
  rejected: Rejection[]
}

export interface TableToImport {
  kind: ImportKind
  unitId: string
  table: ImportTable
  mapping: Mapping
}

/** The right that an import asks for. */
export function importAction(kind: ImportKind): Action {
  return kind === "santri" ? "santri.import" : "register.edit"
}

/** What the columns of a table mean: as it was said of such a table before, else by their heads. */
export async function mappingFor(
  db: Db,
  unitId: string,
  kind: ImportKind,
  heads: readonly string[],
): Promise<{ mapping: Mapping; isRemembered: boolean }> {
  const remembered = await getImportMapping(db, unitId, kind, headsHash(heads))
  if (remembered === undefined) return { mapping: guessMapping(kind, heads), isRemembered: false }
  return { mapping: fittingMapping(kind, heads, remembered.columns), isRemembered: true }
}

/** What an import would do, without doing it. */
export async function checkImport(db: Db, wanted: TableToImport): Promise<ImportResult> {
  return (await planFor(db, wanted)).result
}

/**
 * Takes a table into a register, all of it or nothing, and remembers what its columns mean. The caller has asked
 * for the right. @throws 409 where register numbers cannot be sealed with the unit's key.
 */
export async function importTable(actor: WriteActor, wanted: TableToImport): Promise<ImportResult> {
  const { kind, unitId, table, mapping } = wanted
  return write(actor, importAction(kind), { unitId }, async (tx) => {
    const { result, apply } = await planFor(tx, wanted)
    if (result.rejected.length > 0) return result
    const enteredBy = actor.userId ?? actor.name
    await apply(tx, enteredBy)
    await remember(tx, { unitId, kind, heads: table.heads, mapping, savedBy: enteredBy })
    return result
  })
}

/** Remembers what the columns of a table mean, for the next of the same heads. */
export async function saveMapping(
  actor: WriteActor,
  { kind, unitId, table, mapping }: TableToImport,
): Promise<void> {
  await write(actor, importAction(kind), { unitId }, (tx) =>
    remember(tx, { unitId, kind, heads: table.heads, mapping, savedBy: actor.userId ?? actor.name }),
  )
}

async function planFor(db: Db, { kind, unitId, table, mapping }: TableToImport) {
  if (kind === "santri") {
    const plan = await planSantriImport(db, unitId, table, mapping)
    return {
      result: resultOf(plan),
      apply: (tx: Tx, enteredBy: string) => applySantriPlan(tx, { unitId, enteredBy, plan }),
    }
  }
  const plan = await planRegisterImport(db, kind, unitId, { table, mapping })
  return {
    result: resultOf(plan),
    apply: (tx: Tx, enteredBy: string) => applyRegisterPlan(tx, kind, { unitId, enteredBy, plan }),
  }
}

function resultOf(plan: {
  create: readonly unknown[]
  update: readonly unknown[]
  unchanged: number
  rejected: Rejection[]
}): ImportResult {
  const { unchanged, rejected } = plan
  if (rejected.length > 0) return { created: 0, updated: 0, unchanged: 0, rejected }
  return { created: plan.create.length, updated: plan.update.length, unchanged, rejected }
}

async function remember(
  tx: Tx,
  given: { unitId: string; kind: ImportKind; heads: readonly string[]; mapping: Mapping; savedBy: string },
): Promise<void> {
  const { unitId, kind, mapping, savedBy } = given
  const headsSha256 = headsHash(given.heads)
  const known = await getImportMapping(tx, unitId, kind, headsSha256)
  const said = { columns: mapping, savedBy, savedAt: new Date() }
  if (known === undefined) await tx.insert(importMapping, { id: newId(), unitId, kind, headsSha256, ...said })
  else if (JSON.stringify(sorted(known.columns)) !== JSON.stringify(sorted(mapping)))
    await tx.update(importMapping, eq(importMapping.id, known.id), said)
}

function sorted(mapping: Mapping): [string, string][] {
  return Object.entries(mapping).sort(([a], [b]) => (a < b ? -1 : 1))
}

function headsHash(heads: readonly string[]): string {
  return createHash("sha256").update(headsKey(heads)).digest("hex")
}
