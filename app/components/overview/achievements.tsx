import { useTranslation } from "#app/i18n/pesantren.ts"
import type { Achievement } from "#app/services/halaqah-achievement.server.ts"

/** What was done of what was aimed at, a line for each measure: sign, number and word. */
export function Achievements({ achievements }: { achievements: readonly Achievement[] }) {
  const { t } = useTranslation("progress")
  if (achievements.length === 0) return <>{t("overview.no-measure")}</>
  return (
    <ul className="plain">
      {achievements.map(({ measure, done, aimed, share, isReached }) => (
        <li key={measure}>
          {t(`measure.${measure}`)}: {done}
          {aimed !== null && ` ${t("overview.of", { aimed })}`}
          {share !== null && ` (${share})`}
          {isReached === true && <span className="ready"> ✓ {t("overview.reached")}</span>}
          {isReached === false && <span className="gap"> ! {t("overview.below")}</span>}
        </li>
      ))}
    </ul>
  )
}
