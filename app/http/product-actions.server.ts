import type { TFunction } from "i18next"
import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { CataloguePeriodForm, ProductForm } from "#app/domain/product-forms.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { checkForm, type FieldErrors, parseForm, versionOf } from "#app/http/parse-form.server.ts"
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
import { readProduct } from "#app/services/read-products.server.ts"
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
  const unitId = await requireUnit(actor, id)
  const carrier = { unitId, kind: "foto", code: "photo", title: "name" } as const
  const { form, refused } = await receiveForm(actor, request, carrier)
  const values = typedIn(form)
  if (refused !== undefined) return { answer: { refused, values }, status: refused.status }
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
      return { to: `${paths.product(await addProduct(actor, unitId, parsed.value))}?notice=created` }
    await editProduct(actor, shown, parsed.value)
    return { to: `${paths.product(id)}?notice=saved` }
  } catch (thrown) {
    const body = await refusedForm(thrown)
    if (body.status === 403) throw refusal(403, body.key)
    if (body.key === STALE_PRODUCT) {
      const { version, typed } = await readProduct(db, actor, id, "id")
      return { answer: { values, stored: { version, typed } }, status: 409 }
    }
    const field = FIELD_REFUSALS[body.key]
    const answer = field === undefined ? { refused: body, values } : { errors: { [field]: body.key }, values }
    return { answer, status: body.status }
  }
}

/** Keeps the catalogue as evidence, for the days that the form says. @throws 403 */
export async function catalogueAction(actor: Actor, request: Request, t: TFunction): Promise<ProductDone> {
  if (unitsWhere(actor, "product.edit").length === 0) throw refusal(403, "common:refusal.forbidden")
  const parsed = await parseForm(request, CataloguePeriodForm)
  if (!parsed.ok) return { answer: { errors: parsed.errors, values: parsed.values }, status: 422 }
  try {
    const evidenceId = await keepCatalogue(actor, parsed.value, t)
    return { to: `${paths.evidence(evidenceId)}?notice=created` }
  } catch (thrown) {
    const refused = await refusedForm(thrown)
    return { answer: { refused, values: { ...parsed.value } }, status: refused.status }
  }
}

async function requireUnit(actor: Actor, id: string): Promise<string> {
  if (id === "new") {
    const [unitId] = unitsWhere(actor, "product.edit")
    if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
    return unitId
  }
  const [row] = await listProducts(db, scopeOf(actor).unitIds, { id })
  if (row === undefined) throw notFound()
  authorise(actor, "product.edit", { unitId: row.product.unitId })
  return row.product.unitId
}
