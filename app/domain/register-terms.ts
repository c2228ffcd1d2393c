/** The words of the pesantren's registers, in the order screens and templates list them. */

/** Why a santri left; never more than this. */
export const LEAVING_REASONS = ["bebas", "mutasi", "keluar"] as const
export type LeavingReason = (typeof LEAVING_REASONS)[number]

/** Whose person an educator is. */
export const INSTITUTIONS = ["own", "kemenag", "partner"] as const
export type Institution = (typeof INSTITUTIONS)[number]

export const EDUCATOR_ROLES = ["ustadz", "staff"] as const
export type EducatorRole = (typeof EDUCATOR_ROLES)[number]

/** The last school finished; `pesantren` for an education there without a state diploma. */
export const EDUCATION_LEVELS = ["sd", "smp", "sma", "pesantren", "d3", "s1", "s2", "s3"] as const
export type EducationLevel = (typeof EDUCATION_LEVELS)[number]

export const FACILITY_KINDS = ["room", "equipment"] as const
export type FacilityKind = (typeof FACILITY_KINDS)[number]

export const CONDITIONS = ["baik", "rusak-ringan", "rusak-berat"] as const
export type Condition = (typeof CONDITIONS)[number]

/** What a unit numbers by itself; a number is never given twice. */
export const NUMBERED = ["santri", "educator", "facility", "kitab"] as const
export type Numbered = (typeof NUMBERED)[number]

/** Registers that are read from a unit's own tables. */
export const IMPORT_KINDS = ["santri", "educator", "facility", "kitab", "curriculum"] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
