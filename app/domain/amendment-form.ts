import { z } from "zod"
import { LABEL_LENGTH, page } from "#app/domain/evidence-form.ts"

/** The forms of amendments: what may be typed, with messages as translation keys. */

export const REASON_LENGTH = 1000
export const ENTRY_LENGTH = 10_000
/** More than this in one amendment is a new application. */
export const MOST_ENTRIES = 200

/** Why an amendment is made. */
export const AmendmentForm = z.object({
  reason: z.string().trim().min(1, "common:form.needed").max(REASON_LENGTH, "common:form.too-long"),
})

/** One thing that is added: a text, a file by its code, or both. */
export const AmendmentEntryForm = z
  .object({
    item: z.string().regex(/^[\w.:-]{1,80}$/, "common:form.needed"),
    text: z.string().trim().max(ENTRY_LENGTH, "common:form.too-long").default(""),
    /** A code as people type it. */
    evidence: z.string().trim().max(20, "common:form.too-long").default(""),
    label: z.string().trim().max(LABEL_LENGTH, "common:form.too-long").default(""),
    pageFrom: page,
    pageTo: page,
  })
  .refine(({ text, evidence }) => text !== "" || evidence !== "", {
    path: ["evidence"],
    message: "amendment:error.nothing",
  })
  .refine(({ pageFrom, pageTo }) => pageFrom === null || pageTo === null || pageFrom <= pageTo, {
    path: ["pageTo"],
    message: "evidence:error.page-order",
  })
  .refine(({ pageFrom, pageTo }) => !(pageFrom === null && pageTo !== null), {
    path: ["pageFrom"],
    message: "evidence:error.page-start",
  })
export type AmendmentEntryForm = z.output<typeof AmendmentEntryForm>

/** Issuing cannot be taken back: it is confirmed, and of the state that was on screen. */
export const IssueAmendmentForm = z.object({
  version: z.coerce.number().int("common:form.invalid"),
  confirm: z.literal("on", "dossier:refusal.not-confirmed"),
})
