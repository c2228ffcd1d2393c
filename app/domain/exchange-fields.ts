import { z } from "zod"
import { isDay } from "#app/domain/dates.ts"

/** What fields of reports and letters hold, since both come from elsewhere. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** A text without signs that nobody sees: PostgreSQL takes no NUL, and some turn the words around them. */
export const plainText = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replace(UNSEEN, "").trim())
    .pipe(z.string().min(1))

/** A name or a heading. */
export const plainLine = plainText(300).transform((text) => text.replaceAll("\n", " "))

export const foreignKey = z.string().regex(/^[\w.:@-]{1,120}$/)
export const foreignDay = z.string().refine(isDay)
export const madeAt = z.iso.datetime().refine((instant) => isDay(instant.slice(0, 10)))
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
