import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Page } from "#app/components/page.tsx"
import { paths } from "#app/paths.ts"

interface AdminPageProps {
  title: string
  lead?: ReactNode
  /** The list this page belongs to, when it is one of its rows. */
  list?: { label: string; to: string }
  actions?: ReactNode
  children: ReactNode
}

/** A page of the settings: the way back to them stands above. */
export function AdminPage({ list, ...page }: AdminPageProps) {
  const { t } = useTranslation()
  const crumbs = [{ label: t("admin:title"), to: paths.admin() }, ...(list === undefined ? [] : [list])]
  return <Page {...page} crumbs={crumbs} />
}
