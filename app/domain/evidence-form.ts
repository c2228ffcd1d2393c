import { z } from "zod"
import { isDay } from "#app/domain/dates.ts"
import { EVIDENCE_KINDS, TITLE_LENGTH } from "#app/domain/evidence.ts"

/** The forms of evidence: what may be typed, with messages as translation keys. */

const day = z
  .string()
  .trim()
  .refine((value) => value === "" || isDay(value), "common:form.not-a-day")
  .transform((value) => (value === "" ? null : value))
  .default(null)

const key = z
  .string()
  .regex(/^[\w.:-]{0,80}$/, "common:form.invalid")
  .transform((value) => (value === "" ? undefined : value))
  .optional()

const kind = z.enum(EVIDENCE_KINDS, "evidence:error.kind")

interface Days {
  periodFrom: string | null
  periodTo: string | null
}

/** An end without a beginning is read as the one day it names. */
function inOrder({ periodFrom, periodTo }: Days): boolean {
  return periodFrom === null || periodTo === null || periodFrom <= periodTo
}

const ORDER = { path: ["periodTo"], message: "common:form.day-order" }

/** What is said about files while they are sent; all of it may be left out. */
export const UploadForm = z
  .object({
    title: z.string().trim().max(TITLE_LENGTH, "common:form.too-long").default(""),
    kind: z.union([z.literal("").transform(() => undefined), kind]).optional(),
    periodFrom: day,
    periodTo: day,
    validUntil: day,
    supersedes: key,
    unit: key,
    cycle: key,
    item: key,
    hint: key,
  })
  .refine(inOrder, ORDER)
export type UploadForm = z.output<typeof UploadForm>

/** What is said about a file that lies in the library. */
export const EvidenceForm = z
  .object({
    version: z.coerce.number().int("common:form.invalid"),
    title: z.string().trim().min(1, "common:form.needed").max(TITLE_LENGTH, "common:form.too-long"),
    kind,
    periodFrom: day,
    periodTo: day,
    validUntil: day,
    /** A code as people type it. */
    supersedes: z.string().trim().max(20, "common:form.too-long").default(""),
  })
  .refine(inOrder, ORDER)
export type EvidenceForm = z.output<typeof EvidenceForm>

/** The longest label of a link. */
export const LABEL_LENGTH = 200

/** A page's number as typed; empty is none. */
export const page = z
  .string()
  .trim()
  .regex(/^[1-9]\d{0,5}$|^$/, "evidence:error.page")
  .transform((value) => (value === "" ? null : Number(value)))
  .default(null)

/** What a link of a file to an item says. `shown` is what the form had when it was opened, as JSON. */
export const LinkForm = z
  .object({
    link: z.string().regex(/^[\w-]{1,80}$/, "common:form.invalid"),
    label: z.string().trim().max(LABEL_LENGTH, "common:form.too-long").default(""),
    pageFrom: page,
    pageTo: page,
    hint: key.transform((value) => value ?? null),
    shown: z.string().max(1000, "common:form.invalid"),
  })
  .refine(({ pageFrom, pageTo }) => pageFrom === null || pageTo === null || pageFrom <= pageTo, {
    path: ["pageTo"],
    message: "evidence:error.page-order",
  })
  .refine(({ pageFrom, pageTo }) => !(pageFrom === null && pageTo !== null), {
    path: ["pageFrom"],
    message: "evidence:error.page-start",
  })
export type LinkForm = z.output<typeof LinkForm>

/** What a form that edits a link was shown. */
export const ShownLink = z.object({
  label: z.string(),
  pageFrom: z.number().nullable(),
  pageTo: z.number().nullable(),
  hint: z.string().nullable(),
})

/** A library's filter as it stands in an address; what makes no sense is left out. */
export const FilterQuery = z.object({
  q: z.string().trim().max(200).catch(""),
  kind: z.enum(EVIDENCE_KINDS).optional().catch(undefined),
  from: z.string().refine(isDay).optional().catch(undefined),
  to: z.string().refine(isDay).optional().catch(undefined),
  sensitivity: z.enum(["sensitif", "terbuka"]).optional().catch(undefined),
  used: z.literal("no").optional().catch(undefined),
  cycle: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .optional()
    .catch(undefined),
  item: z
    .string()
    .regex(/^[\w.:-]{1,80}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type FilterQuery = z.output<typeof FilterQuery>
