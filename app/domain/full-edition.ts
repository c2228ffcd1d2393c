/** Letters that the reason for a full edition has at least: it is recorded. */
export const MIN_REASON = 10
