import type { TFunction } from "i18next"
import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { CataloguePeriodForm, ProductForm } from "#app/domain/product-forms.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { chosenUnit, NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { checkForm, type FieldErrors, readForm, versionOf } from "#app/http/parse-form.server.ts"
import { receiveForm } from "#app/http/receive-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import { keepCatalogue } from "#app/services/draw-catalogue.server.ts"
import {
  addProduct,
  editProduct,
  FIELD_REFUSALS,
  retireProduct,
  STALE_PRODUCT,
} from "#app/services/edit-product.server.ts"
import { catalogueKeepers, readProduct } from "#app/services/read-products.server.ts"
import { db } from "#db/client.server.ts"
import { listProducts } from "#db/queries/products.server.ts"

export interface ProductAnswer {
  errors?: FieldErrors
  refused?: RefusedForm
  /** What was typed, to be shown again. */
  values: Record<string, string>
  /** The product as it is by now, where somebody saved it after the form was opened. */
  stored?: { version: number; typed: Record<string, string> }
}

export type ProductDone =
  | { to: string; answer?: undefined; status?: undefined }
  | { to?: undefined; answer: ProductAnswer; status: number }

/** Does what a form of a product asks for: save, retire, put back; `id` is `new` for one to come. @throws 404, 403 */
export async function productAction(actor: Actor, id: string, request: Request): Promise<ProductDone> {
  const units = await requireUnits(actor, id)
  const unitOf = (form: FormData) => chosenUnit(form, units)
  const received = await receiveForm(actor, request, { unitOf, kind: "foto", code: "photo", title: "name" })
  const { form, refused } = received
  const values = typedIn(form)
  if (refused !== undefined) return beside(refused, values)
  const shown = { id, version: versionOf(form) }
  const intent = form.get("intent")
  try {
    if (id !== "new" && (intent === "retire" || intent === "restore")) {
      await retireProduct(actor, shown, intent === "retire")
      return { to: `${paths.product(id)}?notice=saved` }
    }
    const parsed = checkForm(form, ProductForm)
    if (!parsed.ok) return { answer: { errors: parsed.errors, values: parsed.values }, status: 422 }
    if (id === "new")
      return { to: `${paths.product(await addProduct(actor, received.unitId, parsed.value))}?notice=created` }
    await editProduct(actor, shown, parsed.value)
    return { to: `${paths.product(id)}?notice=saved` }
  } catch (thrown) {
    const body = await refusedForm(thrown)
    if (body.status === 403) throw refusal(403, body.key)
    if (body.key === STALE_PRODUCT) {
      const { version, typed } = await readProduct(db, actor, id, "id")
      return { answer: { values, stored: { version, typed } }, status: 409 }
    }
    return beside(body, values)
  }
}

function beside(refused: RefusedForm, values: Record<string, string>): ProductDone {
  const field = refused.key === NO_UNIT ? "unitId" : FIELD_REFUSALS[refused.key]
  const answer = field === undefined ? { refused, values } : { errors: { [field]: refused.key }, values }
  return { answer, status: refused.status }
}

/** Keeps the catalogue as evidence, for the days that the form says. @throws 403 */
export async function catalogueAction(actor: Actor, request: Request, t: TFunction): Promise<ProductDone> {
  const units = catalogueKeepers(actor)
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  const form = await readForm(request)
  const parsed = checkForm(form, CataloguePeriodForm)
  if (!parsed.ok) return { answer: { errors: parsed.errors, values: parsed.values }, status: 422 }
  try {
    const evidenceId = await keepCatalogue(actor, chosenUnit(form, units), parsed.value, t)
    return { to: `${paths.evidence(evidenceId)}?notice=created` }
  } catch (thrown) {
    return beside(await refusedForm(thrown), typedIn(form))
  }
}

/** The unit of a product; those that a new one may be of. */
async function requireUnits(actor: Actor, id: string): Promise<string[]> {
  if (id === "new") {
    const units = unitsWhere(actor, "product.edit")
    if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
    return units
  }
  const [row] = await listProducts(db, scopeOf(actor).unitIds, { id })
  if (row === undefined) throw notFound()
  authorise(actor, "product.edit", { unitId: row.product.unitId })
  return [row.product.unitId]
}
