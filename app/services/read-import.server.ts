import type { TFunction } from "i18next"
import type { Language } from "#app/domain/dates.ts"
import { fieldsOf } from "#app/domain/import-fields.ts"
import { fittingMapping, type Mapping } from "#app/domain/import-table.ts"
import { rejectionText } from "#app/domain/import-text.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"
import {
  checkImport,
  type ImportResult,
  importAction,
  importTable,
  mappingFor,
  saveMapping,
} from "#app/services/import-table.server.ts"
import { dropImport, type KeptImport, readKeptImport } from "#app/services/keep-import.server.ts"
import { type Db, db } from "#db/client.server.ts"

/** More bad cells than these are counted, not listed. */
const LISTED = 200

export interface ImportView {
  fileName: string
  rows: number
  heads: string[]
  columns: { key: string; label: string; needed: boolean; head: string | undefined }[]
  /** Heads that no field reads. */
  unused: string[]
  isRemembered: boolean
  counts: Omit<ImportResult, "rejected">
  rejected: { row: number; column: string; reason: string }[]
  /** Bad cells beyond those listed. */
  more: number
}

/** What an uploaded table would do, for the one who uploaded it. @throws 404 where it is gone, 403. */
export async function readImport(
  reader: Db,
  actor: Actor,
  { kind, id }: { kind: ImportKind; id: string },
  { language, t }: { language: Language; t: TFunction },
): Promise<ImportView> {
  const kept = await requireKept(actor, kind, id)
  const { unitId, table, fileName } = kept
  const { mapping, isRemembered } = await mappingFor(reader, unitId, kind, table.heads)
  const { rejected, ...counts } = await checkImport(reader, { kind, unitId, table, mapping })
  const used = new Set(Object.values(mapping))
  return {
    fileName,
    rows: table.rows.length,
    heads: table.heads,
    columns: fieldsOf(kind).map(({ key, head, needed = false }) => ({
      key,
      label: head[language],
      needed,
      head: mapping[key],
    })),
    unused: table.heads.filter((head) => !used.has(head)),
    isRemembered,
    counts,
    rejected: rejected
      .slice(0, LISTED)
      .map((one) => ({ row: one.row, column: one.column, reason: rejectionText(t, one) })),
    more: Math.max(0, rejected.length - LISTED),
  }
}

/** Remembers what the columns of an uploaded table mean. @throws 404, 403 */
export async function chooseColumns(
  actor: Actor,
  kind: ImportKind,
  id: string,
  chosen: Mapping,
): Promise<void> {
  const { unitId, table } = await requireKept(actor, kind, id)
  const mapping = fittingMapping(kind, table.heads, chosen)
  await saveMapping(actor, { kind, unitId, table, mapping })
}

/** Takes an uploaded table in, all of it, and forgets the file. @throws 404, 403; 422 where a cell is not right. */
export async function confirmImport(actor: Actor, kind: ImportKind, id: string): Promise<ImportResult> {
  const { unitId, table } = await requireKept(actor, kind, id)
  const { mapping } = await mappingFor(db, unitId, kind, table.heads)
  const result = await importTable(actor, { kind, unitId, table, mapping })
  if (result.rejected.length > 0) throw refusal(422, "import:refusal.still-bad")
  await dropImport(id)
  return result
}

/** Forgets an uploaded table. @throws 404, 403 */
export async function discardImport(actor: Actor, kind: ImportKind, id: string): Promise<void> {
  await requireKept(actor, kind, id)
  await dropImport(id)
}

async function requireKept(actor: Actor, kind: ImportKind, id: string): Promise<KeptImport> {
  const kept = await readKeptImport(actor.userId, kind, id)
  authorise(actor, importAction(kind), { unitId: kept.unitId })
  return kept
}
