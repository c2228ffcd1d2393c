/** Files that units and their region hand each other where no network joins them. */

/** A unit's monthly counts; directions and instruments on their way back. */
export const EXCHANGE_KINDS = ["report", "letter"] as const
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number]
