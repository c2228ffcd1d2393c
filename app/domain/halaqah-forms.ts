import { z } from "zod"
import { line, optionalDay, requiredDay, ticked } from "#app/domain/account-forms.ts"
import { addDays } from "#app/domain/dates.ts"
import { isClock, WEEKDAYS } from "#app/domain/timetable.ts"
import { mondayOf } from "#app/domain/weeks.ts"

/** The most members that one form adds or takes out. */
const MOST_MEMBERS = 500
const HIGHEST_LEVEL = 99

const key = z.string().regex(/^[\w-]{1,80}$/, "common:form.needed")

/** `programme` or `programme:level`: a level exists within its programme only. */
const programmeAndLevel = z
  .string()
  .regex(/^[\w-]{1,80}(:\d{1,2})?$/, "halaqah:error.programme-needed")
  .transform((value) => {
    const [programmeId = "", level] = value.split(":")
    return { programmeId, level: level === undefined ? null : Number(level) }
  })
  .refine(({ level }) => level === null || (level >= 1 && level <= HIGHEST_LEVEL), "common:form.invalid")

const inOrder = ({ from, until }: { from: string; until: string | null }) => until === null || from <= until
const order = { path: ["until"], message: "common:form.day-order" }

/** What is said about a halaqah. */
export const HalaqahForm = z
  .object({
    name: line(120),
    programme: programmeAndLevel,
    facilityId: z
      .union([z.literal(""), key])
      .default("")
      .transform((value) => (value === "" ? null : value)),
    from: requiredDay,
    until: optionalDay,
    version: z.coerce.number("common:form.invalid").int("common:form.invalid").default(0),
  })
  .refine(inOrder, order)
export type HalaqahForm = z.output<typeof HalaqahForm>

/** Who leads a halaqah, from when to when. */
export const TeacherForm = z
  .object({ educatorId: key, from: requiredDay, until: optionalDay })
  .refine(inOrder, order)
export type TeacherForm = z.output<typeof TeacherForm>

const time = z.string().trim().refine(isClock, "halaqah:error.not-a-time")

/** A weekly lesson. */
export const SlotForm = z
  .object({
    weekday: z.coerce
      .number("common:form.needed")
      .refine((value) => (WEEKDAYS as readonly number[]).includes(value), "common:form.needed"),
    startsAt: time,
    endsAt: time,
    from: requiredDay,
    until: optionalDay,
  })
  .refine(inOrder, order)
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, {
    path: ["endsAt"],
    message: "halaqah:error.time-order",
  })
export type SlotForm = z.output<typeof SlotForm>

/** Many who come into a halaqah on a day, or leave it after one. */
export const MembersForm = z
  .object({
    day: requiredDay,
    santri: z.array(key).max(MOST_MEMBERS, "common:form.invalid"),
    /** Out of other halaqah of the same programme at the same time. */
    move: ticked,
  })
  .refine(({ santri }) => santri.length > 0, { path: ["form"], message: "halaqah:error.none-chosen" })
export type MembersForm = z.output<typeof MembersForm>

/** The month of a list as it stands in an address; what makes no sense is left out. */
export const MonthQuery = z.object({
  month: z
    .string()
    .regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
})

/** How many days' sheets are printed at once. */
export const SHEET_SPANS = ["day", "week"] as const

/** Which sheets are printed at once: those of a day, or of the week it lies in. */
export const SheetsForm = z
  .object({ unitId: key, day: requiredDay, span: z.enum(SHEET_SPANS, "common:form.needed") })
  .transform(({ unitId, day, span }) => {
    const from = span === "day" ? day : mondayOf(day)
    return { unitId, from, to: span === "day" ? day : addDays(from, 6) }
  })
