import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { KeepCatalogue } from "#app/components/product/keep-catalogue.tsx"
import { ProductCard } from "#app/components/product/product-card.tsx"
import { UnitDownload } from "#app/components/unit-download.tsx"
import { missingUnit } from "#app/http/chosen-unit.server.ts"
import { catalogueAction } from "#app/http/product-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { catalogueDays, readProductList } from "#app/services/read-products.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  return {
    ...(await readProductList(db, actor, language)),
    days: await catalogueDays(db, actor),
    unitError: missingUnit(request),
    title: translate(language)("product:title"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  // Titles of evidence are written in the office's language.
  const done = await catalogueAction(actor, request, translate("id"))
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export default function Products() {
  const { t } = useTranslation("product")
  const { offered, retired, may, catalogues, keeping, days, unitError, title } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isEmpty = offered.length + retired.length === 0
  const add = may.edit ? (
    <Link to={paths.newProduct()} className="btn">
      {t("list.new")}
    </Link>
  ) : undefined
  return (
    <Page
      title={title}
      lead={!isEmpty && <p>{t("list.lead", { count: offered.length })}</p>}
      crumbs={[{ label: t("common:nav.registers"), to: paths.registers() }]}
      actions={
        isEmpty ? undefined : (
          <>
            {catalogues.length === 1 && (
              <a href={paths.catalogue()} download className="btn ghost">
                {t("list.catalogue")}
              </a>
            )}
            {add}
          </>
        )
      }
    >
      {isEmpty && (
        <Card>
          <EmptyState title={t("list.empty")} hint={t("list.empty-hint")} action={add} />
        </Card>
      )}
      <ul className="tiles products">
        {offered.map((card) => (
          <ProductCard key={card.id} card={card} />
        ))}
      </ul>
      {retired.length > 0 && (
        <Card title={t("list.retired")} className="products-retired">
          <ul className="plain">
            {retired.map((card) => (
              <li key={card.id}>
                <Link to={paths.product(card.id)}>{card.name}</Link>{" "}
                <small className="soft">{card.code}</small>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {catalogues.length > 1 && !isEmpty && (
        <Card title={t("catalogue.title")}>
          <UnitDownload
            units={catalogues}
            to={paths.catalogue()}
            ways={[{ value: "pdf", label: t("list.catalogue") }]}
            error={unitError}
          />
        </Card>
      )}
      {keeping.length > 0 && offered.length > 0 && (
        <KeepCatalogue days={days} units={keeping} answer={answer} />
      )}
    </Page>
  )
}
