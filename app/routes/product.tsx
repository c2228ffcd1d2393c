import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, Page } from "#app/components/page.tsx"
import { AvailabilityTag } from "#app/components/product/product-card.tsx"
import { ProductFacts } from "#app/components/product/product-facts.tsx"
import { ProductForm } from "#app/components/product/product-form.tsx"
import { ProductPictures } from "#app/components/product/product-pictures.tsx"
import { Tag } from "#app/components/state.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { productAction } from "#app/http/product-actions.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readProduct } from "#app/services/read-products.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.code} ${view.name} · Miqyas` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readProduct(db, actor, requireKey(params.product), await languageOf(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await productAction(actor, requireKey(params.product), request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export default function Product() {
  const { t } = useTranslation("product")
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={`${view.code} ${view.name}`}
      lead={
        <p>
          <AvailabilityTag availability={view.availability} />{" "}
          {view.isRetired && <Tag tone="none">{t("retired")}</Tag>}{" "}
          {view.sample && <Tag tone="none">{t("sample")}</Tag>}
        </p>
      }
      crumbs={[{ label: t("title"), to: paths.products() }]}
    >
      <div className="grid">
        <div className="stack">
          <Card title={t("facts.title")}>
            <ProductFacts view={view} />
          </Card>
          <ProductPictures view={view} />
        </div>
        {view.may.edit && (
          <Card title={t("form.title")}>
            <ProductForm
              key={view.version}
              typed={view.typed}
              answer={answer}
              version={view.version}
              isRetired={view.isRetired}
            />
          </Card>
        )}
      </div>
    </Page>
  )
}
