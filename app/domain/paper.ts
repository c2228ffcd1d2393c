import { z } from "zod"
import { isDay } from "#app/domain/dates.ts"
import {
  AKHLAK_LEVELS,
  ATTENDANCE,
  IBADAH_RESULTS,
  PROGRESS_KINDS,
  SETORAN_KINDS,
  TAHSIN_RESULTS,
} from "#app/domain/progress-terms.ts"
import { Transcript } from "#app/domain/transcript.ts"

/**
 * What a numbered paper says, frozen when it is issued: its SHA-256 over canonical JSON (RFC 8785) is printed on it,
 * and its PDF is drawn from it alone. Case, article, sentence and state of mind have no place in it.
 */

const day = z.string().refine(isDay)
const count = z.int().min(0)

const imtihan = z.strictObject({
  title: z.string(),
  day,
  predicate: z.string(),
  predicateName: z.string(),
  passed: z.boolean().nullable(),
  examiners: z.array(z.strictObject({ name: z.string(), office: z.string() })),
})

const completed = z.strictObject({ level: count, name: z.string(), day })

/** One programme in a rapor: what was done in the period, and where the santri stood at its end. */
const programme = z.strictObject({
  name: z.string(),
  progress: z.enum(PROGRESS_KINDS),
  tahsin: z
    .strictObject({
      method: z.string(),
      entries: count,
      volume: count,
      page: count.nullable(),
      result: z.enum(TAHSIN_RESULTS),
    })
    .nullable(),
  tahfidz: z
    .strictObject({
      setoran: z.record(z.enum(SETORAN_KINDS), count),
      /** Ayat of ziyadah in the period, as `1-7,5673-6236`. */
      added: z.string(),
      /** All that was memorised by its end. */
      memorised: z.string(),
    })
    .nullable(),
  kitab: z.array(
    z.strictObject({
      title: z.string(),
      arabicTitle: z.string(),
      chapter: z.string(),
      page: count.nullable(),
      khatam: z.boolean(),
    }),
  ),
  ibadah: z.array(z.strictObject({ name: z.string(), result: z.enum(IBADAH_RESULTS) })),
  completed: z.array(completed),
})

const Rapor = z.strictObject({
  kind: z.literal("rapor"),
  period: z.strictObject({ from: day, to: day }),
  halaqah: z.array(z.string()),
  /** Of the lessons of the period; null where nothing was written down. */
  attendance: z.record(z.enum(ATTENDANCE), count).nullable(),
  programmes: z.array(programme),
  /** The last one seen in the period. */
  akhlak: z.strictObject({ level: z.literal(AKHLAK_LEVELS), note: z.string() }).nullable(),
  imtihan: z.array(imtihan),
})

const Syahadah = z.strictObject({
  kind: z.literal("syahadah"),
  programme: z.string(),
  /** What was reached, in a few words: `Iqra 6`, or the title of the examination. */
  achievement: z.string(),
  reachedOn: day,
  /** Ayat that the certificate names, of tahfidz. */
  ayat: z.string(),
  imtihan: imtihan.nullable(),
})

const Transkrip = z.strictObject({ kind: z.literal("transkrip"), transcript: Transcript })

export const Paper = z.strictObject({
  format: z.literal("miqyas-paper"),
  version: z.literal(1),
  language: z.enum(["id", "en"]),
  /** As printed. */
  number: z.string(),
  issuedOn: day,
  unit: z.strictObject({ name: z.string(), letterhead: z.array(z.string()) }),
  pesantren: z.string(),
  santri: z.strictObject({
    /** His code in the unit. */
    code: z.string(),
    name: z.string(),
    arabicName: z.string(),
    birthYear: z.int().nullable(),
    /** Invented for demonstration: the paper says so. */
    sample: z.boolean(),
  }),
  signers: z.array(z.strictObject({ title: z.string(), name: z.string(), nip: z.string() })),
  /** Where the paper is verified; its hash is added to it. Empty where the installation has no address. */
  verifyAt: z.string(),
  body: z.discriminatedUnion("kind", [Rapor, Syahadah, Transkrip]),
})

export type Paper = z.infer<typeof Paper>
export type PaperBody = Paper["body"]
export type RaporBody = z.infer<typeof Rapor>
export type SyahadahBody = z.infer<typeof Syahadah>
export type PaperImtihan = z.infer<typeof imtihan>
