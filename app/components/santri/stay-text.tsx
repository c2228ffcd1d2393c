import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface StayTextProps {
  stay: { from: string; until: string | null; reason: string | null }
}

/** From when to when, and why it ended. */
export function StayText({ stay }: StayTextProps) {
  const { t } = useTranslation("santri")
  const language = useLanguage()
  const from = formatDay(stay.from, language)
  if (stay.until === null) return t("stay.since", { day: from })
  const days = t("stay.from-to", { from, until: formatDay(stay.until, language) })
  return stay.reason === null ? days : `${days} (${t(`reason.${stay.reason}`)})`
}
