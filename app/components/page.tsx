import { Link, useSearchParams } from "@remix-run/react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

export interface Crumb {
  label: string
  to: string
}

interface PageProps {
  title: string
  /** The page's question answered in words, below the title. */
  lead?: ReactNode
  crumbs?: Crumb[]
  actions?: ReactNode
  children: ReactNode
}

/** A page's head (where am I, what is it, what can I do) and its body. */
export function Page({ title, lead, crumbs = [], actions, children }: PageProps) {
  const { t } = useTranslation()
  return (
    <>
      <header className="page-head">
        {crumbs.length > 0 && (
          <nav aria-label={t("common:page.crumbs")} className="crumbs">
            {crumbs.map((crumb) => (
              <Link key={crumb.to} to={crumb.to}>
                {crumb.label}
              </Link>
            ))}
          </nav>
        )}
        <div className="row between">
          <h1>{title}</h1>
          {actions !== undefined && <div className="row actions">{actions}</div>}
        </div>
        {lead !== undefined && <div className="lead">{lead}</div>}
      </header>
      <Notice />
      {children}
    </>
  )
}

interface CardProps {
  title?: ReactNode
  id?: string
  actions?: ReactNode
  className?: string
  children: ReactNode
}

/** A titled part of a page. */
export function Card({ title, id, actions, className, children }: CardProps) {
  return (
    <section className={className === undefined ? "card" : `card ${className}`} id={id}>
      {title !== undefined && (
        <div className="row between card-head">
          <h2>{title}</h2>
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}

/** What belongs on a page that has nothing yet, and the first step. */
export function EmptyState({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {hint !== undefined && <p className="soft">{hint}</p>}
      {action}
    </div>
  )
}

/** What was just done, told once after a redirect with `?notice=KEY`. */
function Notice() {
  const { t, i18n } = useTranslation()
  const [search] = useSearchParams()
  const key = `common:notice.${search.get("notice")}`
  const count = Number(search.get("count") ?? 0)
  if (!/^common:notice\.[a-z-]+$/.test(key) || !i18n.exists(key)) return null
  return (
    <p className="notice" role="status">
      {t(key, { count })}
    </p>
  )
}

/** Page numbers of a long list; the filter stays in the address. */
export function Pager({ page, pages }: { page: number; pages: number }) {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  if (pages <= 1) return null
  const to = (target: number) => {
    const next = new URLSearchParams(search)
    next.set("page", String(target))
    next.delete("notice")
    return `?${next}`
  }
  return (
    <nav className="row between pager" aria-label={t("common:page.pages")}>
      {page > 1 ? <Link to={to(page - 1)}>← {t("common:page.previous")}</Link> : <span />}
      <span className="soft">{t("common:page.position", { page, pages })}</span>
      {page < pages ? <Link to={to(page + 1)}>{t("common:page.next")} →</Link> : <span />}
    </nav>
  )
}
