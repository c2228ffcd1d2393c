import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { paths } from "#app/paths.ts"

/** What went wrong and what to do, in place of the page. */
export function ErrorPage({ status, message }: { status: number; message: string }) {
  const { t } = useTranslation()
  return (
    <main className="error-page">
      <title>{`${message} · Miqyas`}</title>
      <p className="soft">{status}</p>
      <h1>{message}</h1>
      <p>
        <Link to={paths.home()} className="btn ghost">
          {t("common:refusal.home")}
        </Link>
      </p>
    </main>
  )
}
