import { z } from "zod"
import { optionalDay, optionalLine, requiredDay } from "#app/domain/account-forms.ts"

/** How the stay of a santri who comes from another unit begins. */
export const ArrivalForm = z.object({
  from: requiredDay,
  intake: optionalLine(40),
  decisionNumber: optionalLine(80),
  decisionOn: optionalDay,
})
