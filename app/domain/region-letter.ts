import { z } from "zod"
import { isDay } from "#app/domain/dates.ts"
import { UNIT_KINDS } from "#app/domain/unit-choices.ts"

/** Directions and instruments that an office sends to units below it. */

export const LETTER_FORMAT = "miqyas-region-letter"
export const LETTER_VERSION = 1

// PostgreSQL takes no NUL in a text.
const plain = z.string().refine((text) => !text.includes("\u0000"))
const line = plain.min(1).max(300)
const key = z.string().regex(/^[\w.:@-]{1,120}$/)
const day = z.string().refine(isDay)

export const RegionLetter = z.strictObject({
  format: z.literal(LETTER_FORMAT),
  version: z.literal(LETTER_VERSION),
  id: key,
  from: z.strictObject({ id: key, kind: z.enum(UNIT_KINDS), name: line }),
  /** A unit is known by its key where the office has one, else by its id in a shared installation. */
  to: z
    .array(
      z.strictObject({
        unitId: key,
        name: line,
        fingerprint: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .nullable(),
      }),
    )
    .min(1)
    .max(1000),
  subject: line,
  day,
  madeAt: z.iso.datetime(),
  directions: z.array(z.strictObject({ text: plain.min(1).max(2000), dueDate: day.nullable() })).max(20),
  /** An instrument's RFC 8785 canonical content, as installed at the office. */
  instrument: z
    .strictObject({
      key,
      version: key,
      contentHash: z.string().regex(/^[0-9a-f]{64}$/),
      content: z.string().max(1_000_000),
    })
    .nullable(),
})
export type RegionLetter = z.output<typeof RegionLetter>
