import { z } from "zod"
import { line, optionalDay, optionalLine, requiredDay } from "#app/domain/account-forms.ts"
import { PARTNER_KINDS } from "#app/domain/agreement.ts"

/** The forms of agreements: what may be typed, with messages as translation keys. */

/** The longest of the texts that go over several lines. */
const PROSE_LENGTH = 1000

/** What is said of an agreement. `document` is the code of its evidence, as people type it. */
export const AgreementForm = z
  .object({
    partnerName: line(160),
    partnerKind: z.enum(PARTNER_KINDS, "partner:error.kind"),
    number: line(120),
    title: line(200),
    parties: optionalLine(PROSE_LENGTH),
    signedOn: requiredDay,
    startsOn: requiredDay,
    expiresOn: optionalDay,
    note: optionalLine(PROSE_LENGTH),
    document: optionalLine(20),
  })
  .refine(({ startsOn, expiresOn }) => expiresOn === null || startsOn <= expiresOn, {
    path: ["expiresOn"],
    message: "common:form.day-order",
  })
export type AgreementForm = z.output<typeof AgreementForm>

/** An end before its time: the last day in force, and why. */
export const EndAgreementForm = z.object({ endedOn: requiredDay, endedReason: line(500) })
export type EndAgreementForm = z.output<typeof EndAgreementForm>
