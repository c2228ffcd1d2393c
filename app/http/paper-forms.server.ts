import { z } from "zod"
import { isDay } from "#app/domain/dates.ts"
import { PAPER_KINDS } from "#app/domain/progress-terms.ts"

const language = z.enum(["id", "en"], "common:form.invalid")
const key = z.string().regex(/^[\w.:-]{1,80}$/, "common:form.invalid")
/** A semester as the form offers it: its first and last day. */
const period = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/, "common:form.needed")
  .refine((value) => value.split("/").every(isDay), "common:form.not-a-day")
  .transform((value) => {
    const [from = "", to = ""] = value.split("/")
    return { from, to }
  })
  .refine(({ from, to }) => from <= to, "common:form.not-a-day")

/** Issuing one paper to a santri; what each kind needs. */
export const IssueForm = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rapor"), period, language }),
  z.object({ kind: z.literal("syahadah"), basis: key, language }),
  z
    .object({ kind: z.literal("transkrip"), withRegisterNumber: z.string().optional(), language })
    .transform(({ withRegisterNumber, ...rest }) => ({
      ...rest,
      withRegisterNumber: withRegisterNumber === "on",
    })),
])

export const WithdrawForm = z.object({
  paper: key,
  reason: z.string().trim().min(1, "common:form.needed").max(200, "common:form.too-long"),
})

/** The rapor of a period for all of a unit, or of one halaqah. */
export const IssueAllForm = z
  .object({ unitId: key, period, language, halaqah: z.string().max(80).default("") })
  .transform(({ halaqah, ...rest }) => ({ ...rest, halaqahId: halaqah === "" ? undefined : halaqah }))

export const NumberingForm = z.object({
  unitId: key,
  kind: z.enum(PAPER_KINDS),
  pattern: z.string().trim().min(1, "common:form.needed").max(80, "common:form.too-long"),
})

/** What somebody who holds a paper types to verify it; blanks in the hash are as printed. */
export const VerifyQuery = z.object({
  number: z.string().trim().max(120).default(""),
  hash: z
    .string()
    .max(200)
    .default("")
    .transform((value) => value.replace(/\s/g, "").toLowerCase()),
})
