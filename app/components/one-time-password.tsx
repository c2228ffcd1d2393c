import { useTranslation } from "react-i18next"

/** A password that is shown this once, to be handed on by the admin. */
export function OneTimePassword({ username, password }: { username: string; password: string }) {
  const { t } = useTranslation()
  return (
    <section className="card" role="status" aria-label={t("admin:user.one-time")}>
      <p>
        <strong>{t("admin:user.one-time-for", { username })}</strong>
      </p>
      <p>
        <code className="one-time">{password}</code>
      </p>
      <p className="soft">{t("admin:user.one-time-help")}</p>
    </section>
  )
}
