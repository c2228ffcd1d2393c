import { z } from "zod"
import { line, optionalLine, requiredDay } from "#app/domain/account-forms.ts"
import { AVAILABILITIES } from "#app/domain/product.ts"

/** The forms of products: what may be typed, with messages as translation keys. */

/** More than any workshop asks for one piece, and less than a database's whole number holds. */
const HIGHEST_PRICE = 1_000_000_000

/** Rupiah as people type them: `125000`, `125.000`, `Rp 125.000`; empty where the price is asked for. */
const price = z
  .string()
  .trim()
  .default("")
  .transform((typed) => typed.replace(/^rp\.?\s*/i, "").trim())
  .refine((typed) => /^(\d{1,10}|\d{1,3}(\.\d{3}){1,3})?$/.test(typed), "product:error.price")
  .transform((typed) => (typed === "" ? null : Number(typed.replaceAll(".", ""))))
  .refine((value) => value === null || value <= HIGHEST_PRICE, "product:error.price")

/** What is said of a product. `maker` is a santri's code and `photo` an evidence's, as people type them. */
export const ProductForm = z.object({
  name: line(80),
  description: optionalLine(600),
  price,
  priceUnit: optionalLine(40),
  availability: z.enum(AVAILABILITIES, "product:error.availability"),
  maker: optionalLine(20),
  makerGroup: optionalLine(80),
  photo: optionalLine(20),
})
export type ProductForm = z.output<typeof ProductForm>

/** The days for which a catalogue is kept as evidence of work. */
export const CataloguePeriodForm = z
  .object({ periodFrom: requiredDay, periodTo: requiredDay })
  .refine(({ periodFrom, periodTo }) => periodFrom <= periodTo, {
    path: ["periodTo"],
    message: "common:form.day-order",
  })
export type CataloguePeriodForm = z.output<typeof CataloguePeriodForm>
