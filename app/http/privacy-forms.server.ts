import { z } from "zod"

const box = z
  .string()
  .optional()
  .transform((value) => value === "on")

/** What is to be erased of a santri; nothing goes without the statement. */
export const EraseForm = z
  .object({ identity: box, progress: box, confirm: box })
  .superRefine(({ identity, progress, confirm }, context) => {
    if (!identity && !progress)
      context.addIssue({ code: "custom", path: ["identity"], message: "privacy:erase.choose" })
    if (!confirm)
      context.addIssue({ code: "custom", path: ["confirm"], message: "privacy:erase.must-confirm" })
  })

const MOST_MONTHS = 1200

const months = z
  .string()
  .trim()
  .refine((value) => /^\d{0,4}$/.test(value) && Number(value) <= MOST_MONTHS, "common:form.invalid")
  .transform((value) => (value === "" ? null : Number(value)))

/** How long what names a santri is kept, in months; empty for no end. */
export const RetentionForm = z.object({
  unitId: z.string().regex(/^[\w.:-]{1,80}$/, "common:form.invalid"),
  identityMonths: months,
  progressMonths: months,
})
