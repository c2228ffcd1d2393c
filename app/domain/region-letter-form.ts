import { z } from "zod"
import { line } from "#app/domain/account-forms.ts"
import { isDay } from "#app/domain/dates.ts"

const texts = z.array(z.string().trim().max(2000, "common:form.too-long")).max(20)
const days = z
  .array(z.string().refine((value) => value === "" || isDay(value), "common:form.not-a-day"))
  .max(20)

/** A letter as it is typed: directions one below the other, empty lines left out. */
export const LetterForm = z
  .object({
    subject: line(200),
    units: z.array(z.string().max(80)).min(1, "region:error.units-needed").max(1000),
    text: texts,
    due: days,
    instrument: z
      .string()
      .max(80)
      .default("")
      .transform((value) => (value === "" ? null : value)),
  })
  .transform(({ text, due, ...rest }) => ({
    ...rest,
    directions: text.flatMap((one, at) => (one === "" ? [] : [{ text: one, dueDate: due[at] || null }])),
  }))
  .refine(({ directions, instrument }) => directions.length > 0 || instrument !== null, {
    path: ["text"],
    message: "region:error.nothing-said",
  })
export type LetterForm = z.output<typeof LetterForm>

/** The month a report is made of. */
export const ReportForm = z.object({
  month: z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, "region:error.month"),
})
