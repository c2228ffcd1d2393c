import { useTranslation } from "#app/i18n/pesantren.ts"

/** A masked register number; words where there is none, or where it cannot be read. */
export function ShownNumber({ number }: { number: string | null }) {
  const { t } = useTranslation("santri")
  if (number === null) return <span className="soft">{t("number.none")}</span>
  if (number === "?") return <span className="gap">{t("number.unreadable")}</span>
  return <span className="number">{number}</span>
}
