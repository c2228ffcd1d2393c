/** An official's visit (kunjungan dinas) and the directions (arahan) given on it. */

/** Why an official comes. Source: the domain plan's `visit`. */
export const VISIT_PURPOSES = ["monitoring", "sosialisasi", "telaah-kebijakan", "lainnya"] as const
export type VisitPurpose = (typeof VISIT_PURPOSES)[number]

/** Officials appear by office; a name is kept only where the unit writes one. */
export interface Visitor {
  office: string
  institution: string
}

/** Given on a visit, or sent by the region's office. */
export const DIRECTION_ORIGINS = ["visit", "region"] as const
export type DirectionOrigin = (typeof DIRECTION_ORIGINS)[number]
