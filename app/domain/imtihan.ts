import { z } from "zod"
import { line, requiredDay } from "#app/domain/account-forms.ts"
import { compare, fraction, parseDecimal } from "#app/domain/fraction.ts"
import { type Grade, gradeByCode, gradeOfMark, meanMark } from "#app/domain/grades.ts"

/** An examination: what is marked, by whom, and what it earns. */

export const MOST_ASPECTS = 8
const MOST_EXAMINERS = 6
const NAME_LENGTH = 120
export const NOTE_LENGTH = 300

const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "")

/** `Nama, jabatan` as typed: the office follows the first comma. */
function readExaminer(text: string): { name: string; office: string } {
  const [name = "", ...office] = text.split(",")
  return { name: name.trim(), office: office.join(",").trim() }
}

/** What is said about an examination before anybody is marked. */
export const ImtihanForm = z.object({
  title: line(NAME_LENGTH),
  day: requiredDay,
  level: z
    .union([z.literal(""), z.string().regex(/^\d{1,2}$/, "common:form.invalid")])
    .default("")
    .transform((value) => (value === "" ? null : Number(value))),
  aspects: z
    .string("common:form.needed")
    .transform((text) => [...new Set(lines(text))])
    .refine((names) => names.length > 0, "common:form.needed")
    .refine((names) => names.length <= MOST_ASPECTS, "imtihan:error.aspects")
    // Marks are kept under these names, and every object has some of its own.
    .refine((names) => names.every((name) => !(name in {})), "common:form.invalid")
    .refine((names) => names.every((name) => name.length <= 60), "common:form.too-long"),
  educators: z
    .array(z.string().max(80))
    .default([])
    .transform((ids) => [...new Set(ids)]),
  examiners: z
    .string()
    .default("")
    .transform((text) => lines(text).map(readExaminer))
    .refine((all) => all.length <= MOST_EXAMINERS, "imtihan:error.examiners")
    .refine(
      (all) =>
        all.every(
          ({ name, office }) => name !== "" && name.length <= NAME_LENGTH && office.length <= NAME_LENGTH,
        ),
      "imtihan:error.examiner",
    ),
})
export type ImtihanForm = z.output<typeof ImtihanForm>

/** What was typed for one santri. */
export interface TypedResult {
  /** One for each aspect, in order; empty where nobody marked it. */
  marks: readonly string[]
  /** A grade's code; empty leaves it to the marks. */
  predicate: string
  note: string
}

export interface ImtihanResult {
  /** Aspect → mark of 0–100, a decimal with a point. */
  marks: Record<string, string>
  predicate: string | null
  /** Whether the predicate passes; null without one. */
  passed: boolean | null
  note: string
}

export type ReadResult =
  | { is: "blank" }
  | { is: "good"; result: ImtihanResult }
  | { is: "wrong"; aspect: number | null; key: string }

/**
 * Reads one santri's line. The predicate is the one chosen, else the best that the mean of his marks earns, each
 * aspect counting alike; half a line earns none. A line without a mark or a predicate is blank.
 */
export function readResult(
  aspects: readonly string[],
  scale: readonly Grade[],
  typed: TypedResult,
): ReadResult {
  const marks: Record<string, string> = {}
  for (const [at, aspect] of aspects.entries()) {
    const text = (typed.marks[at] ?? "").trim().replace(",", ".")
    if (text === "") continue
    if (!/^\d{1,3}(\.\d{1,2})?$/.test(text) || compare(parseDecimal(text), fraction(100)) > 0)
      return { is: "wrong", aspect: at, key: "imtihan:error.mark" }
    marks[aspect] = text
  }
  const note = typed.note.trim()
  if (note.length > NOTE_LENGTH) return { is: "wrong", aspect: null, key: "common:form.too-long" }
  const chosen = typed.predicate === "" ? undefined : gradeByCode(scale, typed.predicate)
  if (typed.predicate !== "" && chosen === undefined)
    return { is: "wrong", aspect: null, key: "imtihan:error.predicate" }
  if (Object.keys(marks).length === 0 && chosen === undefined) return { is: "blank" }
  const grade = chosen ?? gradeEarned(aspects, scale, marks)
  return {
    is: "good",
    result: { marks, predicate: grade?.code ?? null, passed: grade?.passes ?? null, note },
  }
}

/** The grade that marks earn by themselves; undefined for half a line, and on a scale that states no marks. */
export function gradeEarned(
  aspects: readonly string[],
  scale: readonly Grade[],
  marks: ImtihanResult["marks"],
): Grade | undefined {
  const given = aspects.flatMap((aspect) => marks[aspect] ?? [])
  const mean = given.length === aspects.length ? meanMark(given) : undefined
  return mean === undefined ? undefined : gradeOfMark(scale, mean)
}
