import { z } from "zod"
import { isDay } from "#app/domain/dates.ts"

/** Days and page as they stand in an address; what makes no sense is left out. */
export const PeriodQuery = z.object({
  from: z.string().refine(isDay).optional().catch(undefined),
  to: z.string().refine(isDay).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
