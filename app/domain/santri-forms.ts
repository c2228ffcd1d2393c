import { z } from "zod"
import { line, optionalDay, optionalLine, requiredDay, ticked } from "#app/domain/account-forms.ts"
import { REGISTER_NUMBER_LENGTH } from "#app/domain/register-number.ts"
import { LEAVING_REASONS, type LeavingReason } from "#app/domain/register-terms.ts"

/** The forms of the register of santri: what may be typed, with messages as translation keys. */

export const SANTRI_NAME_LENGTH = 120

const birthYear = z
  .string()
  .trim()
  .regex(/^((19|20)\d{2})?$/, "santri:error.birth-year")
  .transform((value) => (value === "" ? null : Number(value)))
  .default(null)

const identity = {
  name: line(SANTRI_NAME_LENGTH),
  arabicName: optionalLine(SANTRI_NAME_LENGTH),
  registerNumber: optionalLine(REGISTER_NUMBER_LENGTH),
  birthYear,
  /** Code of the evidence that shows the santri, as people type it. */
  photo: optionalLine(20),
}

const reason = z
  .enum(["", ...LEAVING_REASONS], "santri:error.reason")
  .default("")
  .transform((value): LeavingReason | null => (value === "" ? null : value))

const beginning = {
  intake: optionalLine(40),
  from: requiredDay,
  decisionNumber: optionalLine(80),
  decisionOn: optionalDay,
  registeredElsewhere: ticked,
}

/** A new santri, with the stay that begins. */
export const NewSantriForm = z.object({ ...identity, ...beginning })
export type NewSantriForm = z.output<typeof NewSantriForm>

/** What is said about a santri; an empty number leaves the one that is kept. */
export const SantriForm = z.object({
  ...identity,
  version: z.coerce.number("common:form.invalid").int("common:form.invalid"),
  dropNumber: ticked,
})
export type SantriForm = z.output<typeof SantriForm>

/** A stay from its beginning; its end and the reason come together or not at all. */
export const StayForm = z
  .object({ ...beginning, until: optionalDay, reason })
  .refine(({ from, until }) => until === null || from <= until, {
    path: ["until"],
    message: "common:form.day-order",
  })
  .refine(({ until, reason: why }) => until === null || why !== null, {
    path: ["reason"],
    message: "santri:error.reason-needed",
  })
  .refine(({ until, reason: why }) => why === null || until !== null, {
    path: ["until"],
    message: "santri:error.until-needed",
  })
export type StayForm = z.output<typeof StayForm>

/** The end of a stay. */
export const EndForm = z.object({
  until: requiredDay,
  reason: z.enum(LEAVING_REASONS, "santri:error.reason-needed"),
})
export type EndForm = z.output<typeof EndForm>

/** Many stays that end: rows in step, with a day of their own where it is not the day of all. */
export const EndManyForm = z
  .object({
    until: requiredDay,
    stay: z.array(z.string().regex(/^[\w-]{1,80}$/)).max(500, "common:form.invalid"),
    reason: z.array(reason).max(500, "common:form.invalid"),
    day: z.array(optionalDay).max(500, "common:form.invalid"),
  })
  .refine(({ stay, reason: why, day }) => stay.length === why.length && stay.length === day.length, {
    path: ["form"],
    message: "common:form.invalid",
  })
  .transform(({ until, stay, reason: why, day }) =>
    stay.flatMap((id, at) => {
      const reason = why[at]
      return reason ? [{ stayId: id, until: day[at] ?? until, reason }] : []
    }),
  )
  .refine((ends) => ends.length > 0, { path: ["form"], message: "santri:error.none-chosen" })
export type EndManyForm = z.output<typeof EndManyForm>

/** The most santri that begin in one form. */
const MOST_NEW = 200

/** Who comes for the first time, one a line: `name`, or `name; register number`. */
const newcomers = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split("\n")
      .map((typed) => typed.trim())
      .filter((typed) => typed !== "")
      .map((typed) => {
        const [name = "", ...rest] = typed.split(/[;\t]/)
        return { name: name.trim(), registerNumber: rest.join(" ").trim() }
      }),
  )
  .refine((lines) => lines.length <= MOST_NEW, "santri:error.too-many")
  .refine(
    (lines) =>
      lines.every(
        ({ name, registerNumber }) =>
          name !== "" && name.length <= SANTRI_NAME_LENGTH && registerNumber.length <= REGISTER_NUMBER_LENGTH,
      ),
    "santri:error.newcomer-line",
  )

/** Many stays that begin on one decision: of santri known from before, and of newcomers. */
export const BeginManyForm = z
  .object({
    ...beginning,
    santri: z.array(z.string().regex(/^[\w-]{1,80}$/)).max(500, "common:form.invalid"),
    newcomers,
  })
  .refine(({ santri, newcomers: fresh }) => santri.length + fresh.length > 0, {
    path: ["form"],
    message: "santri:error.none-chosen",
  })
export type BeginManyForm = z.output<typeof BeginManyForm>

/** A list's filter as it stands in an address; what makes no sense is left out. */
export const SantriQuery = z.object({
  q: z.string().trim().max(120).catch(""),
  /** Residents unless somebody asks for others. */
  standing: z.enum(["resident", "left", "all"]).catch("resident"),
  intake: z.string().max(40).optional().catch(undefined),
  halaqah: z
    .string()
    .regex(/^[\w-]{1,80}$/)
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type SantriQuery = z.output<typeof SantriQuery>
