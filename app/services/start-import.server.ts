import { findTable } from "#app/domain/import-table.ts"
import { SHEET_LIMITS } from "#app/domain/import-text.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { UnreadableSheet } from "#app/domain/sheet.ts"
import { importAction } from "#app/services/import-table.server.ts"
import { keepImport } from "#app/services/keep-import.server.ts"
import { readSheet } from "#app/sheets/read-sheet.server.ts"

/** Reads an uploaded table and keeps it to be checked. @returns its id. @throws 403; 422 for what is no table. */
export async function startImport(
  actor: Actor,
  kind: ImportKind,
  { unitId, fileName, bytes }: { unitId: string; fileName: string; bytes: Buffer },
): Promise<string> {
  authorise(actor, importAction(kind), { unitId })
  try {
    const table = findTable(kind, await readSheet(bytes))
    return await keepImport({ userId: actor.userId, unitId, kind, fileName: fileName.slice(0, 200), table })
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
    throw refusal(422, `import:refusal.${error.fault}`, SHEET_LIMITS)
  }
}
