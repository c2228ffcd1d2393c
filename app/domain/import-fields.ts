import type { ImportField } from "#app/domain/import-field.ts"
import { EDUCATOR, SANTRI } from "#app/domain/import-fields-people.ts"
import { CURRICULUM, FACILITY, KITAB } from "#app/domain/import-fields-teaching.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"

/**
 * The columns of each register's table, in the order of templates and exports. Case, article and sentence have no
 * column, so nothing in a unit's table is ever read as one.
 */

const FIELDS: Record<ImportKind, readonly ImportField[]> = {
  santri: SANTRI,
  educator: EDUCATOR,
  facility: FACILITY,
  kitab: KITAB,
  curriculum: CURRICULUM,
}

/** The columns of a register's table, in their order. */
export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return FIELDS[kind]
}
