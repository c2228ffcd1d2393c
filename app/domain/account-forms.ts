import { z } from "zod"
import {
  EMAIL_MAX,
  normaliseUsername,
  PASSWORD_MAX,
  passwordProblem,
  USERNAME_MAX,
  USERNAME_MIN,
  USERNAME_PATTERN,
} from "#app/domain/account.ts"
import { isDay } from "#app/domain/dates.ts"
import { ROLES } from "#app/domain/permissions.ts"

/** A line of text that must be there; its spaces at both ends are dropped. */
export function line(most: number, missing = "common:form.needed") {
  return z.string().trim().min(1, missing).max(most, "common:form.too-long")
}

/** A line of text that may be empty, or missing from the form. */
export function optionalLine(most: number) {
  return z.string().trim().max(most, "common:form.too-long").default("")
}

export const requiredDay = z.string().refine(isDay, "common:form.not-a-day")
/** A day, or null when the field is left empty. */
export const optionalDay = z
  .string()
  .default("")
  .transform((value) => (value === "" ? null : value))
  .refine((value) => value === null || isDay(value), "common:form.not-a-day")

/** A ticked box says `on`. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value === "on")

export const Username = z
  .string()
  .transform(normaliseUsername)
  .pipe(
    z
      .string()
      .min(USERNAME_MIN, "admin:error.username-length")
      .max(USERNAME_MAX, "admin:error.username-length")
      .regex(USERNAME_PATTERN, "admin:error.username-signs"),
  )

/** What a person types to be let in; nothing is said about what a name or password looks like. */
export const Credentials = z.object({
  username: z.string().trim().min(1, "auth:error.username-needed").max(200, "auth:error.refused"),
  password: z.string().min(1, "auth:error.password-needed").max(1000, "auth:error.refused"),
})

export const PasswordChange = z
  .object({
    current: z.string().min(1, "auth:error.password-needed").max(1000, "auth:error.current-wrong"),
    next: z.string().min(1, "auth:error.password-needed").max(PASSWORD_MAX, "auth:error.too-long"),
    repeated: z.string().max(1000, "auth:error.not-repeated"),
  })
  .refine((form) => form.next === form.repeated, { path: ["repeated"], message: "auth:error.not-repeated" })
export type PasswordChange = z.output<typeof PasswordChange>

/** Where an account wants to be reminded; null when the field is left empty. */
export const ReminderAddress = z.object({
  reminderEmail: z
    .string()
    .trim()
    .max(EMAIL_MAX, "common:form.too-long")
    .transform((value) => (value === "" ? null : value))
    .pipe(z.email("auth:error.not-an-address").nullable()),
})
export type ReminderAddress = z.output<typeof ReminderAddress>

const grantShape = {
  unitId: line(80),
  role: z.enum(ROLES, "admin:error.role-needed"),
  subtree: ticked,
  cycleId: z
    .string()
    .default("")
    .transform((value) => (value === "" ? null : value)),
  edition: z.enum(["redacted", "full"], "admin:error.edition-needed").optional(),
  from: requiredDay,
  until: optionalDay,
}

function sound(
  grant: { from: string; until: string | null; role: string; cycleId: string | null },
  check: z.RefinementCtx,
) {
  if (grant.until !== null && grant.until < grant.from)
    check.addIssue({ code: "custom", path: ["until"], message: "common:form.day-order" })
  if (grant.role === "asesor" && grant.cycleId === null)
    check.addIssue({ code: "custom", path: ["cycleId"], message: "admin:error.cycle-needed" })
}

/** A role given to an account: where, and from when to when. */
export const Grant = z.object(grantShape).superRefine(sound)
export type Grant = z.output<typeof Grant>

export const NewAccount = z
  .object({ username: Username, name: line(120, "admin:error.name-needed"), ...grantShape })
  .superRefine(sound)
export type NewAccount = z.output<typeof NewAccount>

/** The days of a membership, changed. */
export const MembershipDays = z
  .object({ membershipId: line(80), from: requiredDay, until: optionalDay })
  .refine((days) => days.until === null || days.until >= days.from, {
    path: ["until"],
    message: "common:form.day-order",
  })
export type MembershipDays = z.output<typeof MembershipDays>

/** The first admin's own account, chosen at set-up. */
export const FirstAccount = z
  .object({
    username: Username,
    name: line(120, "admin:error.name-needed"),
    password: z.string().min(1, "auth:error.password-needed").max(PASSWORD_MAX, "auth:error.too-long"),
    repeated: z.string().max(1000, "auth:error.not-repeated"),
  })
  .superRefine((form, check) => {
    const problem = passwordProblem(form.password, form.username)
    if (problem !== undefined)
      check.addIssue({ code: "custom", path: ["password"], message: `auth:error.${problem}` })
    if (form.password !== form.repeated)
      check.addIssue({ code: "custom", path: ["repeated"], message: "auth:error.not-repeated" })
  })
export type FirstAccount = z.output<typeof FirstAccount>

export const AccountName = z.object({ name: line(120, "admin:error.name-needed") })

/** Which unit a new thing belongs to. */
export const UnitChoice = z.object({ unitId: line(80) })
