import { Link } from "@remix-run/react"
import { Card } from "#app/components/page.tsx"
import type { PictureSize } from "#app/domain/product.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { readProduct } from "#app/services/read-products.server.ts"

const SIZES: readonly PictureSize[] = ["square", "story"]

/** The pictures to be sent and posted, and what to do where the photo may not leave yet. */
export function ProductPictures({ view }: { view: Awaited<ReturnType<typeof readProduct>> }) {
  const { t } = useTranslation("product")
  return (
    <Card title={t("picture.title")} id="pictures">
      <p>{t("picture.about")}</p>
      {view.photo === null && <p className="warning">{t("picture.no-photo")}</p>}
      {view.photo !== null && !view.isPhotoCleared && (
        <p className="warning">
          {t("picture.not-cleared")}{" "}
          <Link to={`${paths.evidence(view.photo.id)}#sensitivity`}>
            {t(view.may.clear ? "picture.clear" : "picture.open", { code: view.photo.code })}
          </Link>
        </p>
      )}
      <div className="product-pictures">
        {SIZES.map((size) => (
          <figure key={size}>
            <img
              src={paths.productPicture(view.id, size)}
              alt={t(`picture.alt-${size}`, { name: view.name })}
              loading="lazy"
            />
            <figcaption>
              <a href={paths.productPicture(view.id, size)} download>
                {t(`picture.${size}`)}
              </a>
            </figcaption>
          </figure>
        ))}
      </div>
    </Card>
  )
}
