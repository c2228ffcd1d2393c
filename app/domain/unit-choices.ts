/** What a form about units, applicants and positions lets one choose from. */

export const UNIT_KINDS = ["upt", "korwil", "kanwil", "pusat"] as const
export type UnitKind = (typeof UNIT_KINDS)[number]
/** Whether a unit of one kind may stand below one of another: UPT, Korwil, Kanwil, the centre. */
export function isBelow(kind: UnitKind, above: UnitKind): boolean {
  return UNIT_KINDS.indexOf(kind) < UNIT_KINDS.indexOf(above)
}
export const TIME_ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] as const
export const APPLICANT_CHOICES = ["pesantren", "branch-pesantren", "foundation", "pkbm"] as const
/** What a position signs on a dossier's approval page. */
export const SIGNS = ["drafted", "reviewed", "acknowledged"] as const
export const STANDINGS = ["definitif", "plh", "plt"] as const
