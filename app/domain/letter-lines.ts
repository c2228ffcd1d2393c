/** Lines for directions in the form of a letter. */
export const LETTER_LINES = 5
