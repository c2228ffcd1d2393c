/** Agreements with partners (PKS). */

/** What kind of house the partner is. */
export const PARTNER_KINDS = ["pesantren", "kemenag", "pendidikan", "pemerintah", "usaha", "lainnya"] as const
export type PartnerKind = (typeof PARTNER_KINDS)[number]
