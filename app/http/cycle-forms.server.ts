import { z } from "zod"
import { periodError } from "#app/domain/cycle-period.ts"
import { CYCLE_STATES } from "#app/domain/cycle-state.ts"
import { type Day, isDay } from "#app/domain/dates.ts"

const MAX_NARRATIVE = 20_000
const MAX_REASON = 5_000
const MAX_LINE = 200

const line = z.string().trim().min(1, "common:form.needed").max(MAX_LINE, "common:form.too-long")
const day = z.string().trim().refine(isDay, "common:form.not-a-day")
const optionalDay = z
  .string()
  .trim()
  .refine((value) => value === "" || isDay(value), "common:form.not-a-day")
  .transform((value) => (value === "" ? null : value))
/** What the database's whole numbers hold. */
const MAX_VERSION = 2 ** 31 - 1
/** More than any instrument has items, or a cadence periods; engines limit how many values one statement takes. */
const MOST_KEYS = 1000

const version = z.coerce
  .number("common:form.invalid")
  .int("common:form.invalid")
  .min(1, "common:form.invalid")
  .max(MAX_VERSION, "common:form.invalid")
const level = z.coerce.number("common:form.needed").int("common:form.invalid").min(0, "common:form.invalid")

/** The answer form of an item; `level` is a number of the scale, `not-applicable`, or empty. */
export const ItemAnswerForm = z
  .object({
    version,
    level: z
      .string()
      .default("")
      .refine(
        (value) => value === "" || value === "not-applicable" || /^\d{1,3}$/.test(value),
        "common:form.invalid",
      ),
    narrative: z.string().max(MAX_NARRATIVE, "common:form.too-long").default(""),
    gapReason: z.string().max(MAX_REASON, "common:form.too-long").default(""),
    intent: z.enum(["save", "ready"]),
  })
  .transform(({ level: chosen, ...answer }) => ({
    ...answer,
    notApplicable: chosen === "not-applicable",
    level: /^\d/.test(chosen) ? Number(chosen) : null,
  }))

/** A reviewer's verdict; the button that was pressed is the verdict. */
export const ReviewForm = z
  .object({
    version,
    note: z.string().trim().max(MAX_REASON, "common:form.too-long").default(""),
    intent: z.enum(["approve", "return"]),
  })
  .transform(({ intent, ...review }) => ({ ...review, verdict: intent }))

/** Why periods of a cadence have no evidence. */
export const HoleForm = z.object({
  hint: z.string().min(1),
  periods: z
    .array(z.string().regex(/^[\w/-]{1,12}$/, "common:form.invalid"))
    .min(1, "cycle:error.period-needed")
    .max(MOST_KEYS, "common:form.invalid"),
  reason: z.string().trim().max(MAX_REASON, "common:form.too-long"),
})

/** A figure by hand; a decimal comma is read as a point, dots or blanks between thousands are not guessed at. */
export const FigureForm = z.object({
  figure: z.string().min(1),
  value: z
    .string()
    .trim()
    .transform((value) => value.replace(",", "."))
    .refine((value) => /^(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/.test(value), "cycle:error.not-a-number"),
  asOf: day,
  source: line,
})

/** A live figure named for an item, over its own period or the cycle's. */
export const NameFigureForm = z
  .object({ figure: line, periodFrom: optionalDay, periodTo: optionalDay })
  .superRefine(({ periodFrom, periodTo }, context) => {
    const message =
      (periodFrom === null) !== (periodTo === null)
        ? "cycle:figure.period-both"
        : periodFrom !== null && periodTo !== null && periodTo < periodFrom
          ? "cycle:error.period-order"
          : undefined
    if (message !== undefined) context.addIssue({ code: "custom", path: ["periodTo"], message })
  })
  .transform(({ figure, periodFrom: from, periodTo: to }) => ({
    figure,
    period: from === null || to === null ? null : { from, to },
  }))

/** What was typed and not saved. */
export const DraftForm = z.object({
  version,
  level: z.string().max(20).default(""),
  narrative: z.string().max(MAX_NARRATIVE).default(""),
  gapReason: z.string().max(MAX_REASON).default(""),
})

const terms = {
  title: line,
  periodFrom: day,
  periodTo: day,
  targetLevel: level,
  dueDate: optionalDay,
  visitDate: optionalDay,
}

function checkPeriod({ periodFrom, periodTo }: { periodFrom: Day; periodTo: Day }, context: z.RefinementCtx) {
  const message = periodError(periodFrom, periodTo)
  if (message !== undefined) context.addIssue({ code: "custom", path: ["periodTo"], message })
}

/** A new cycle. */
export const NewCycleForm = z
  .object({
    ...terms,
    instrumentId: z.string().min(1, "common:form.needed"),
    applicantId: z.string().min(1, "common:form.needed"),
  })
  .superRefine(checkPeriod)

/** A cycle's terms, changed. */
export const CycleTermsForm = z.object({ ...terms, version }).superRefine(checkPeriod)

/** A step of a cycle taken by hand. */
export const AdvanceForm = z.object({ to: z.enum(CYCLE_STATES) })

/** Who is in charge of which items: each part is set only where its own box says so. */
export const AssignForm = z
  .object({
    items: z
      .array(z.string().min(1).max(80))
      .min(1, "cycle:error.items-needed")
      .max(MOST_KEYS, "common:form.invalid"),
    position: z.string().max(80),
    due: z
      .string()
      .trim()
      .refine((value) => value === "" || value === "none" || isDay(value), "common:form.not-a-day"),
    clearDue: z.string().optional(),
    target: z
      .string()
      .regex(/^(|none|\d{1,3})$/, "common:form.invalid")
      .default(""),
  })
  .transform(({ items, position, due, clearDue, target }) => ({
    items,
    ...(position === "" ? {} : { positionId: position === "none" ? null : position }),
    ...(clearDue === "yes" ? { dueDate: null } : due === "" ? {} : { dueDate: due }),
    ...(target === "" ? {} : { targetLevel: target === "none" ? null : Number(target) }),
  }))
