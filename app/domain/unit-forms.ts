import { z } from "zod"
import { line, optionalDay, optionalLine, requiredDay, ticked } from "#app/domain/account-forms.ts"
import { APPLICANT_CHOICES, SIGNS, STANDINGS, TIME_ZONES, UNIT_KINDS } from "#app/domain/unit-choices.ts"

/** Lines of a letterhead, typed one below the other. */
const letterheadLines = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split("\n")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  )
  .refine((lines) => lines.length <= 6, "admin:error.letterhead-lines")
  .refine((lines) => lines.every((one) => one.length <= 120), "common:form.too-long")

const letterheadShape = {
  letterheadLines,
  letterheadAddress: optionalLine(300),
  letterheadContact: optionalLine(300),
}

/** The letterhead of a form with the fields `letterheadLines`, `…Address` and `…Contact`. */
export function letterheadOf(form: {
  letterheadLines: string[]
  letterheadAddress: string
  letterheadContact: string
}) {
  return { lines: form.letterheadLines, address: form.letterheadAddress, contact: form.letterheadContact }
}

const unitShape = {
  name: line(160),
  shortName: line(60),
  kind: z.enum(UNIT_KINDS, "common:form.needed"),
  timeZone: z.enum(TIME_ZONES, "common:form.needed"),
  address: optionalLine(300),
}

export const UnitProfile = z.object({ ...unitShape, ...letterheadShape })
export type UnitProfile = z.output<typeof UnitProfile>

/** A unit below another: what is needed to know it by. */
export const NewUnit = z.object({ ...unitShape, parentId: line(80) })
export type NewUnit = z.output<typeof NewUnit>

export const ApplicantForm = z.object({
  kind: z.enum(APPLICANT_CHOICES, "common:form.needed"),
  name: line(160),
  registrationNumber: optionalLine(60),
  address: optionalLine(300),
  legalBasis: optionalLine(2000),
  profile: optionalLine(20_000),
  signatoryTitle: line(120),
  signatoryName: optionalLine(120),
  ...letterheadShape,
})
export type ApplicantForm = z.output<typeof ApplicantForm>

export const PositionForm = z.object({
  title: line(160),
  signs: z
    .enum(["", ...SIGNS], "common:form.invalid")
    .default("")
    .transform((value) => (value === "" ? null : value)),
  sort: z.coerce.number("common:form.invalid").int("common:form.invalid").min(0).max(999).default(0),
})
export type PositionForm = z.output<typeof PositionForm>

/** Who holds a position: an account is linked where the holder has one. */
export const HolderForm = z
  .object({
    name: line(120, "admin:error.name-needed"),
    nip: optionalLine(40),
    rank: optionalLine(80),
    standing: z.enum(STANDINGS, "common:form.needed"),
    userId: z
      .string()
      .default("")
      .transform((value) => (value === "" ? null : value)),
    from: requiredDay,
    until: optionalDay,
  })
  .refine((holder) => holder.until === null || holder.until >= holder.from, {
    path: ["until"],
    message: "common:form.day-order",
  })
export type HolderForm = z.output<typeof HolderForm>

/** That a named person checked an instrument against the primary text. */
export const CheckForm = z.object({
  checkedBy: line(120, "admin:error.name-needed"),
  office: line(160, "admin:error.office-needed"),
  checkedOn: requiredDay,
  primaryText: line(300),
  note: optionalLine(2000),
  sure: ticked.refine((value) => value, "admin:error.tick-needed"),
})
export type CheckForm = z.output<typeof CheckForm>

/** Everything the first admin says at set-up; the letterhead follows from the names and can be edited later. */
export const SetUpForm = z.object({
  unitName: line(160),
  unitShortName: line(60),
  unitKind: unitShape.kind,
  timeZone: unitShape.timeZone,
  unitAddress: optionalLine(300),
  ...letterheadShape,
  pesantrenName: line(160),
  pesantrenNumber: optionalLine(60),
  pesantrenAddress: optionalLine(300),
  signatoryTitle: line(120),
  signatoryName: optionalLine(120),
})
export type SetUpForm = z.output<typeof SetUpForm>
