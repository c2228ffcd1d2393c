import { Link } from "@remix-run/react"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { readProduct } from "#app/services/read-products.server.ts"

/** What is said of a product, its maker by his code alone. */
export function ProductFacts({ view }: { view: Awaited<ReturnType<typeof readProduct>> }) {
  const { t } = useTranslation("product")
  return (
    <>
      {view.photo !== null && (
        <Link to={paths.evidence(view.photo.id)}>
          <img
            className="product-photo"
            src={paths.evidenceThumbnail(view.photo.id)}
            alt={view.photo.title}
            loading="lazy"
          />
        </Link>
      )}
      {view.description !== "" && <p className="typed">{view.description}</p>}
      <dl className="facts">
        <dt>{t("field.price")}</dt>
        <dd>{view.price === "" ? t("ask-price") : view.price}</dd>
        {view.maker !== "" && (
          <>
            <dt>{t("field.maker")}</dt>
            <dd>
              {view.makerId === null ? view.maker : <Link to={paths.santri(view.makerId)}>{view.maker}</Link>}
            </dd>
          </>
        )}
        {view.photo !== null && (
          <>
            <dt>{t("field.photo")}</dt>
            <dd>
              <Link to={paths.evidence(view.photo.id)}>{view.photo.code}</Link>
            </dd>
          </>
        )}
      </dl>
    </>
  )
}
