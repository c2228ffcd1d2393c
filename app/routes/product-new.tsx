import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, Page } from "#app/components/page.tsx"
import { ProductForm } from "#app/components/product/product-form.tsx"
import { productAction } from "#app/http/product-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readNewProduct } from "#app/services/read-products.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await readNewProduct(db, await requireActor(request))
  return { ...page, title: translate(await languageOf(request))("product:new.title") }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await productAction(actor, "new", request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export default function NewProduct() {
  const { t } = useTranslation("product")
  const { title, units } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page title={title} crumbs={[{ label: t("title"), to: paths.products() }]}>
      <Card>
        <ProductForm typed={{}} units={units} answer={answer} />
      </Card>
    </Page>
  )
}
