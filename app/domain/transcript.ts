import { z } from "zod"
import { isDay } from "#app/domain/dates.ts"
import { cleanLine } from "#app/domain/import-field.ts"
import { ATTENDANCE, PAPER_KINDS, PROGRESS_KINDS } from "#app/domain/progress-terms.ts"
import { readRanges } from "#app/domain/quran.ts"
import { REGISTER_NUMBER_LENGTH } from "#app/domain/register-number.ts"
import { LEAVING_REASONS } from "#app/domain/register-terms.ts"

/**
 * What a santri takes along to the next unit, as data: the transcript's PDF is drawn from it and carries it, as
 * canonical JSON (RFC 8785) in an attached file, so that another installation reads it in. Nothing of case,
 * article or sentence has a place in it.
 */

/** Name of the file attached to the PDF. */
export const TRANSCRIPT_FILE = "transkrip.json"
/** A larger attachment is none of ours. */
export const TRANSCRIPT_BYTES = 1024 * 1024

// Whoever wrote the file may have put signs into it that cannot be hashed or that PostgreSQL refuses.
const optional = (most: number) => z.string().transform(cleanLine).pipe(z.string().max(most))
const text = (most: number) => z.string().transform(cleanLine).pipe(z.string().min(1).max(most))
const day = z.string().refine(isDay)
const count = z.int().min(0).max(1_000_000)

const stay = z.strictObject({
  intake: optional(40),
  from: day,
  /** Last day, included; null while it lasts. */
  until: day.nullable(),
  reason: z.enum(LEAVING_REASONS).nullable(),
  decisionNumber: optional(80),
  decisionOn: day.nullable(),
})

/** Where he stands in one part of a programme: a kitab, a method, or the whole programme where `part` is empty. */
const position = z.strictObject({
  /** Title of the kitab or name of the method. */
  part: optional(200),
  arabicPart: optional(200),
  /** Jilid of a method. */
  level: z.int().min(1).max(1000).nullable(),
  /** Lines of an ibadah checklist that he can do. */
  items: count.nullable().default(null),
  page: z.int().min(1).max(100_000).nullable(),
  chapter: optional(200),
  /** Entries it is derived from, and the days of the first and the last. */
  records: count,
  firstDay: day,
  lastDay: day,
  /** Khatam, or the last level passed. */
  finishedOn: day.nullable(),
})

const programme = z.strictObject({
  name: text(120),
  progress: z.enum(PROGRESS_KINDS),
  positions: z.array(position).max(200),
  completed: z.array(z.strictObject({ level: z.int().min(1).max(1000), name: optional(120), day })).max(200),
  /** Ayat memorised, of tahfidz: 1–6236 counted through the mushaf, as `1-7,5673-6236`. */
  memorised: z
    .strictObject({
      ranges: z.string().max(20_000).refine(isRanges),
      ayat: z.int().min(0).max(6236),
      /** Pages and juz memorised in full. */
      pages: z.int().min(0).max(604),
      juz: z.int().min(0).max(30),
      lastMurajaah: day.nullable(),
    })
    .nullable(),
})

const imtihan = z.strictObject({
  title: text(200),
  programme: optional(120),
  day,
  /** Code and name of the grade, as the issuing unit has them. */
  predicate: optional(40),
  predicateName: optional(120),
  passed: z.boolean().nullable(),
})

const paper = z.strictObject({
  kind: z.enum(PAPER_KINDS),
  /** As printed. */
  number: text(120),
  issuedOn: day,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const Transcript = z.strictObject({
  format: z.literal("miqyas-transcript"),
  version: z.literal(1),
  /** The paper's own number, as printed. */
  number: text(120),
  issuedOn: day,
  unit: z.strictObject({ name: text(200), pesantren: optional(200) }),
  santri: z.strictObject({
    /** Code in the issuing unit. */
    code: text(20),
    name: text(120),
    arabicName: optional(120),
    /** In full, and only where the one who issues it asks for that. */
    registerNumber: text(REGISTER_NUMBER_LENGTH).nullable(),
    birthYear: z.int().min(1900).max(2099).nullable(),
    /** Invented for demonstration. */
    sample: z.boolean(),
  }),
  stays: z.array(stay).min(1).max(50),
  programmes: z.array(programme).max(50),
  /** Of all lessons between two days; null where none was held. */
  attendance: z.strictObject({ from: day, to: day, counts: z.record(z.enum(ATTENDANCE), count) }).nullable(),
  imtihan: z.array(imtihan).max(500),
  papers: z.array(paper).max(200),
})
export type Transcript = z.output<typeof Transcript>

function isRanges(written: string): boolean {
  try {
    readRanges(written)
    return true
  } catch {
    return false
  }
}
