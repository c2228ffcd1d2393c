import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { clockText, weekdayOf } from "#app/domain/timetable.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

/** A lesson's day and time in words: `Senin, 23 November 2026, 08.00`. */
export function useLessonText(): (lesson: { day: string; startsAt: string }) => string {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  return ({ day, startsAt }) => {
    const words = `${t(`weekday.${weekdayOf(day)}`)}, ${formatDay(day, language)}`
    return startsAt === "" ? words : `${words}, ${clockText(startsAt, language)}`
  }
}

/** A level by its name, or as a volume by its number. */
export function useLevelText(): (level: { number: number; name: string | null } | null) => string {
  const { t } = useTranslation("halaqah")
  return (level) => {
    if (level === null) return t("level.mixed")
    return level.name ?? t("level.volume", { number: level.number })
  }
}

/** From when to when something lasts, both days included. */
export function SpanText({ from, until }: { from: string; until: string | null }) {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  const began = formatDay(from, language)
  return <>{until === null ? t("span.since", { day: began }) : `${began} – ${formatDay(until, language)}`}</>
}
