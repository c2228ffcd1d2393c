import { z } from "zod"
import {
  foreignDay,
  foreignKey,
  madeAt,
  plainLine,
  plainText,
  sha256Hex,
} from "#app/domain/exchange-fields.ts"
import { UNIT_KINDS } from "#app/domain/unit-choices.ts"

/** Directions and instruments that an office sends to units below it. */

export const LETTER_FORMAT = "miqyas-region-letter"
export const LETTER_VERSION = 1

/** An office that is new here is put into the tree under its id. */
const unitId = z.string().regex(/^[\w-]{1,80}$/)

/** The longest instrument that goes along with a letter. */
export const INSTRUMENT_LENGTH = 1_000_000

export const RegionLetter = z.strictObject({
  format: z.literal(LETTER_FORMAT),
  version: z.literal(LETTER_VERSION),
  id: foreignKey,
  from: z.strictObject({ id: unitId, kind: z.enum(UNIT_KINDS), name: plainLine }),
  /** A unit is known by its key where the office has one, else by its id in a shared installation. */
  to: z
    .array(z.strictObject({ unitId: foreignKey, name: plainLine, fingerprint: sha256Hex.nullable() }))
    .min(1)
    .max(1000),
  subject: plainLine,
  day: foreignDay,
  madeAt,
  directions: z.array(z.strictObject({ text: plainText(2000), dueDate: foreignDay.nullable() })).max(20),
  /** An instrument's RFC 8785 canonical content, as installed at the office. */
  instrument: z
    .strictObject({
      key: foreignKey,
      version: foreignKey,
      contentHash: sha256Hex,
      content: z.string().max(INSTRUMENT_LENGTH),
    })
    .nullable(),
})
export type RegionLetter = z.output<typeof RegionLetter>
