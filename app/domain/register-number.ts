/** The longest register number that is kept. */
export const REGISTER_NUMBER_LENGTH = 60

/** Shown of a number: enough to tell two apart that lie on the same desk. */
const TAIL = 2
/** A number below this length would be given away by its tail. */
const LEAST_FOR_TAIL = 6

/** A register number as it is kept and compared: capitals, and no blanks. Empty where nothing was typed. */
export function normaliseRegisterNumber(typed: string): string {
  return typed.normalize("NFKC").replace(/\s+/g, "").toUpperCase()
}

/** Whether a register number is long enough to be told from other numbers in a text. */
export function isTellingNumber(number: string): boolean {
  return [...number].length >= LEAST_FOR_TAIL && /\d/.test(number)
}

/** A register number as screens show it: its end alone, and as many dots for any length. */
export function maskRegisterNumber(number: string): string {
  const signs = [...number]
  return `••••${signs.length < LEAST_FOR_TAIL ? "" : signs.slice(-TAIL).join("")}`
}
