import { z } from "zod"
import { line, requiredDay } from "#app/domain/account-forms.ts"
import { HIJRI_SHIFTS, SPAN_KINDS } from "#app/domain/calendar-span.ts"

/** The form of a calendar's span: what may be typed, with messages as translation keys. */

const shift = z
  .string()
  .default("")
  .transform((value) => (value === "" ? null : Number(value)))
  .refine(
    (value) => value === null || (HIJRI_SHIFTS as readonly number[]).includes(value),
    "calendar:error.shift-needed",
  )

/** What is said of a span; the shift belongs to a correction of the Hijri date alone. */
export const SpanForm = z
  .object({
    kind: z.enum(SPAN_KINDS, "calendar:error.kind"),
    title: line(120),
    from: requiredDay,
    until: requiredDay,
    hijriShift: shift,
  })
  .refine(({ from, until }) => from <= until, { path: ["until"], message: "common:form.day-order" })
  .refine(({ kind, hijriShift }) => kind !== "hijri" || hijriShift !== null, {
    path: ["hijriShift"],
    message: "calendar:error.shift-needed",
  })
  .transform((span) => ({ ...span, hijriShift: span.kind === "hijri" ? span.hijriShift : null }))
export type SpanForm = z.output<typeof SpanForm>
