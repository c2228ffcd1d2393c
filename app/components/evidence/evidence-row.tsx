import { Link } from "@remix-run/react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Tag } from "#app/components/state.tsx"
import type { EvidenceCard, LinkTag } from "#app/domain/evidence-view.ts"
import { paths } from "#app/paths.ts"

/** A small picture of a file; files without one show a sheet with their format. */
export function Thumbnail({ card }: { card: EvidenceCard }) {
  const { t } = useTranslation("evidence")
  return (
    <img
      className="thumb"
      src={paths.evidenceThumbnail(card.id)}
      alt={t("row.thumbnail", { title: card.title })}
      width={52}
      height={40}
      loading="lazy"
      decoding="async"
    />
  )
}

interface EvidenceRowProps {
  card: EvidenceCard
  /** What is to be read in it, beside an item. */
  label?: string
  pageFrom?: number | null
  pageTo?: number | null
  /** Tags at the end of the row. */
  tags?: ReactNode
  /** A line below: where it is used, what to put right. */
  children?: ReactNode
}

/** One file in a list: picture, code, title and pages, what it proves. */
export function EvidenceRow({ card, label, pageFrom, pageTo, tags, children }: EvidenceRowProps) {
  return (
    <div className="ev">
      <Thumbnail card={card} />
      <div className="ev-text">
        <Link to={paths.evidence(card.id)} prefetch="intent">
          <b>{card.code}</b> {card.title}
        </Link>
        <PageRange from={pageFrom ?? null} to={pageTo ?? null} />
        {label !== undefined && label !== "" && label !== card.title && (
          <span className="ev-label">{label}</span>
        )}
        <EvidenceFacts card={card} />
        {children}
      </div>
      <div className="ev-tags">{tags}</div>
    </div>
  )
}

export function PageRange({ from, to }: { from: number | null; to: number | null }) {
  const { t } = useTranslation("evidence")
  if (from === null) return null
  return <span>, {to === null || to === from ? t("row.page", { from }) : t("row.pages", { from, to })}</span>
}

/** Kind, period, validity and size in small print. */
export function EvidenceFacts({ card }: { card: EvidenceCard }) {
  const { t } = useTranslation("evidence")
  const facts = [
    t(`kind.${card.kind}`),
    card.periodText ?? t("row.no-period"),
    card.validText === null ? undefined : t("row.valid-until", { day: card.validText }),
    card.format === "pdf" && card.pages !== null ? t("row.sheets", { count: card.pages }) : undefined,
    card.sizeText,
  ]
  return <small>{facts.filter((fact) => fact !== undefined).join(" · ")}</small>
}

/** Whether a file may be shown to outsiders, and whether it has run out. */
export function StandingTags({ card }: { card: EvidenceCard }) {
  const { t } = useTranslation("evidence")
  return (
    <>
      {card.isExpired && (
        <Tag tone="gap" sign="!">
          {t("tag.expired")}
        </Tag>
      )}
      <SensitivityTag sensitivity={card.sensitivity} />
    </>
  )
}

export function SensitivityTag({ sensitivity }: { sensitivity: EvidenceCard["sensitivity"] }) {
  const { t } = useTranslation("evidence")
  return (
    <Tag tone={sensitivity === "terbuka" ? "ready" : "none"} sign={sensitivity === "terbuka" ? "○" : "■"}>
      {t(`sensitivity.${sensitivity}`)}
    </Tag>
  )
}

/** What is worst about a file beside an item, or that it stands in the cycle's period. */
export function LinkTagMark({ tag }: { tag: LinkTag }) {
  const { t } = useTranslation("evidence")
  return (
    <Tag tone={tag.tone} sign={tag.tone === "ready" ? "✓" : "!"}>
      {t(`tag.${tag.code}`)}
    </Tag>
  )
}
