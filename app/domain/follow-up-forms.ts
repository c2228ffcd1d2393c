import { z } from "zod"
import { line, optionalDay, optionalLine, requiredDay } from "#app/domain/account-forms.ts"
import { ACTION_ORIGINS, ACTION_STATES } from "#app/domain/action.ts"
import { readLines, readVisitors, VISIT_PURPOSES } from "#app/domain/visit.ts"

/** The forms of visits, directions and actions. */

const LONG = 4000
const SHORT = 200
/** The most visitors, units or places that one visit names. */
const MOST_LINES = 60

/** What no row can have counts as none, so that the form is refused as stale. */
const version = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .default(0)
  .catch(0)

const key = z.string().regex(/^[\w-]{1,80}$/, "common:form.invalid")
const optionalKey = z
  .union([z.literal(""), key])
  .default("")
  .transform((value) => (value === "" ? null : value))

const names = z
  .string()
  .default("")
  .transform(readLines)
  .refine((lines) => lines.length <= MOST_LINES, "common:form.too-long")
  .refine((lines) => lines.every((one) => one.length <= SHORT), "common:form.too-long")

const visitors = z
  .string()
  .default("")
  .transform(readVisitors)
  .refine((all) => all.length > 0 && all.every(({ office }) => office !== ""), "visit:error.visitor-needed")
  .refine((all) => all.length <= MOST_LINES, "common:form.too-long")
  .refine(
    (all) => all.every(({ office, institution }) => office.length + institution.length <= SHORT),
    "common:form.too-long",
  )

/** What is said about a visit. */
export const VisitForm = z
  .object({
    title: line(SHORT),
    purpose: z.enum(VISIT_PURPOSES, "common:form.needed"),
    from: requiredDay,
    /** Left empty for a visit of one day. */
    until: optionalDay,
    visitors,
    unitsPresent: names,
    places: names,
    summary: optionalLine(LONG),
    version,
  })
  .transform((form) => ({ ...form, until: form.until ?? form.from }))
  .refine(({ from, until }) => from <= until, { path: ["until"], message: "common:form.day-order" })
export type VisitForm = z.output<typeof VisitForm>

/** A direction given on a visit. */
export const DirectionForm = z.object({
  text: line(LONG),
  givenBy: line(SHORT),
  dueDate: optionalDay,
  version,
})
export type DirectionForm = z.output<typeof DirectionForm>

/** A picture of a visit: a file of the library by its code. */
export const PhotoForm = z.object({ code: line(20), caption: optionalLine(SHORT) })
export type PhotoForm = z.output<typeof PhotoForm>

/** What is to be done, by whom and until when. */
export const ActionForm = z.object({
  title: line(SHORT),
  detail: optionalLine(LONG),
  positionId: optionalKey,
  dueDate: optionalDay,
  version,
})
export type ActionForm = z.output<typeof ActionForm>

/** An action handed in: what was done, and why there is no proof where there is none. */
export const HandInForm = z.object({ outcome: line(LONG), withoutProof: optionalLine(SHORT), version })
export type HandInForm = z.output<typeof HandInForm>

/** A reviewer's word on an action, or the reason for which it is called off. */
export const ActionNoteForm = z.object({ note: optionalLine(LONG), version })
export type ActionNoteForm = z.output<typeof ActionNoteForm>

export const ActionCommentForm = z.object({ text: line(LONG) })

/** Evidence by its code, as people type it. */
export const ProofForm = z.object({ code: line(20, "action:error.no-evidence") })

/** The filter of the list of actions as it stands in an address; what makes no sense is left out. */
export const ActionQuery = z.object({
  mine: z.literal("1").optional().catch(undefined),
  overdue: z.literal("1").optional().catch(undefined),
  /** A position, or `none` for what nobody is in charge of. */
  position: key.optional().catch(undefined),
  unit: key.optional().catch(undefined),
  state: z
    .enum(["open", "all", ...ACTION_STATES])
    .optional()
    .catch(undefined),
  origin: z.enum(ACTION_ORIGINS).optional().catch(undefined),
})
export type ActionQuery = z.output<typeof ActionQuery>
