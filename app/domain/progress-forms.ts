import { z } from "zod"
import { isDay } from "#app/domain/dates.ts"
import { TARGET_MEASURES } from "#app/domain/progress-terms.ts"

/** Days and page as they stand in an address; what makes no sense is left out. */
export const PeriodQuery = z.object({
  from: z.string().refine(isDay).optional().catch(undefined),
  to: z.string().refine(isDay).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

const MOST_A_WEEK = 7000

/** What each santri of a halaqah aims at in a week. */
export const TargetSetting = z.object({
  measure: z.enum(TARGET_MEASURES, "common:form.invalid"),
  amount: z
    .string("common:form.needed")
    .trim()
    .regex(/^\d{1,4}$/, "progress:target.number")
    .transform(Number)
    .refine((amount) => amount <= MOST_A_WEEK, "progress:target.number"),
})
