import { z } from "zod"
import { line, optionalLine, ticked } from "#app/domain/account-forms.ts"
import { PROGRESS_KINDS, SUPPORTING_COUNTS } from "#app/domain/progress-terms.ts"

/** The forms of what a unit teaches: programmes with levels, grades and checklists, and methods of reading. */

const NAME_LENGTH = 80
const MOST_LINES = 99

const key = z.string().regex(/^[\w-]{1,80}$/, "common:form.invalid")
const optionalKey = z
  .union([z.literal(""), key])
  .default("")
  .transform((value) => (value === "" ? null : value))
const sort = z.coerce.number("common:form.invalid").int("common:form.invalid").min(0).max(999).default(0)

/** Names, one a line. */
const lines = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split("\n")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  )
  .refine((all) => all.length <= MOST_LINES, "common:form.too-long")
  .refine((all) => all.every((one) => one.length <= NAME_LENGTH), "common:form.too-long")

/** A mark of 0–100 with a point or a comma, or nothing. */
const lowest = z
  .string()
  .trim()
  .transform((value) => value.replace(",", "."))
  .refine((value) => value === "" || /^(\d{1,2}(\.\d{1,2})?|100)$/.test(value), "halaqah:error.mark")
  .transform((value) => (value === "" ? null : value))

const supportingCount = z
  .enum(["", ...SUPPORTING_COUNTS], "common:form.invalid")
  .default("")
  .transform((value) => (value === "" ? null : value))

/** A new programme; the rest is said on its own page. */
export const NewProgrammeForm = z.object({
  name: line(NAME_LENGTH),
  progress: z.enum(PROGRESS_KINDS, "common:form.needed"),
  methodId: optionalKey,
})
export type NewProgrammeForm = z.output<typeof NewProgrammeForm>

/** Fields of `ProgrammeForm` that come several times, rows of a table in step. */
export const PROGRAMME_LISTS = [
  "level",
  "gradeCode",
  "gradeName",
  "gradeLowest",
  "gradePasses",
  "gradeRetired",
  "itemId",
  "itemName",
  "itemRetired",
] as const

const names = z.array(line(NAME_LENGTH)).max(MOST_LINES, "common:form.invalid")
const codes = z.array(z.string().max(8)).max(MOST_LINES, "common:form.invalid")

/** All that is said about a programme, in one form. */
export const ProgrammeForm = z
  .object({
    version: z.coerce.number("common:form.invalid").int("common:form.invalid"),
    name: line(NAME_LENGTH),
    methodId: optionalKey,
    supportingCount,
    sort,
    retired: ticked,
    /** Names of the levels that exist, in order of their numbers. */
    level: names,
    newLevels: lines,
    gradeCode: codes,
    gradeName: names,
    gradeLowest: z.array(lowest).max(MOST_LINES, "common:form.invalid"),
    gradePasses: codes,
    gradeRetired: codes,
    newGradeCode: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{N}+-]{0,8}$/u, "halaqah:error.grade-code")
      .default(""),
    newGradeName: optionalLine(NAME_LENGTH),
    newGradeLowest: lowest.default(null),
    newGradePasses: ticked,
    /** The grade that the new one comes right below; empty for the best. */
    newGradeBelow: z.string().max(8).default(""),
    itemId: z.array(key).max(MOST_LINES, "common:form.invalid"),
    itemName: names,
    itemRetired: z.array(key).max(MOST_LINES, "common:form.invalid"),
    newItems: lines,
  })
  .refine((form) => form.gradeCode.length === form.gradeName.length, {
    path: ["form"],
    message: "common:form.invalid",
  })
  .refine((form) => form.gradeCode.length === form.gradeLowest.length, {
    path: ["form"],
    message: "common:form.invalid",
  })
  .refine((form) => form.itemId.length === form.itemName.length, {
    path: ["form"],
    message: "common:form.invalid",
  })
  .refine((form) => (form.newGradeCode === "") === (form.newGradeName === ""), {
    path: ["newGradeName"],
    message: "halaqah:error.grade-half",
  })
export type ProgrammeForm = z.output<typeof ProgrammeForm>

/** A way to learn to read, with the volumes and pages that the unit's books have. */
export const MethodForm = z
  .object({
    name: line(NAME_LENGTH),
    volumes: z
      .string()
      .trim()
      .regex(/^\d{0,2}$/, "halaqah:error.volumes")
      .default("")
      .transform((value) => (value === "" ? null : Number(value)))
      .refine((value) => value === null || value > 0, "halaqah:error.volumes"),
    /** Pages of each volume, separated by commas. */
    volumePages: z
      .string()
      .trim()
      .regex(/^(\d{1,4}([\s,;]+\d{1,4})*)?$/, "halaqah:error.volume-pages")
      .default("")
      .transform((value) => (value === "" ? [] : value.split(/[\s,;]+/).map(Number))),
    source: optionalLine(200),
    retired: ticked,
  })
  .refine(({ volumes, volumePages }) => volumePages.length === 0 || volumePages.length === volumes, {
    path: ["volumePages"],
    message: "halaqah:error.volume-pages-count",
  })
export type MethodForm = z.output<typeof MethodForm>
