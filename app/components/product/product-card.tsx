import { Link } from "@remix-run/react"
import { Tag, type Tone } from "#app/components/state.tsx"
import type { Availability } from "#app/domain/product.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { ProductCard as Card } from "#app/services/read-products.server.ts"

const LOOKS: Record<Availability, { sign: string; tone: Tone }> = {
  tersedia: { sign: "●", tone: "ready" },
  pesanan: { sign: "◐", tone: "draft" },
  habis: { sign: "○", tone: "none" },
}

/** Whether one can be had: sign, word and colour. */
export function AvailabilityTag({ availability }: { availability: Availability }) {
  const { t } = useTranslation("product")
  return (
    <Tag tone={LOOKS[availability].tone} sign={LOOKS[availability].sign}>
      {t(`availability.${availability}`)}
    </Tag>
  )
}

/** One product of the catalogue on screen. */
export function ProductCard({ card }: { card: Card }) {
  const { t } = useTranslation("product")
  return (
    <li className="card product">
      {card.photo === null ? (
        <span className="product-photo none">{t("no-photo")}</span>
      ) : (
        <img
          className="product-photo"
          src={paths.evidenceThumbnail(card.photo.id)}
          alt={card.photo.title}
          loading="lazy"
          decoding="async"
        />
      )}
      <h2>
        <Link to={paths.product(card.id)}>{card.name}</Link>
      </h2>
      <p className="product-price">{card.price === "" ? t("ask-price") : card.price}</p>
      <p>
        <AvailabilityTag availability={card.availability} />{" "}
        {card.sample && <Tag tone="none">{t("sample")}</Tag>}{" "}
        {card.photo !== null && !card.isPhotoCleared && (
          <Tag tone="draft" sign="!">
            {t("not-cleared")}
          </Tag>
        )}
      </p>
      <small className="soft">{[card.code, card.maker].filter(Boolean).join(" · ")}</small>
    </li>
  )
}
