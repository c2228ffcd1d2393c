import { Tag, type Tone } from "#app/components/state.tsx"
import type { AgreementStanding } from "#app/domain/agreement.ts"
import { useTranslation } from "#app/i18n/promises.ts"

const LOOKS: Record<AgreementStanding["state"], { sign: string; tone: Tone }> = {
  upcoming: { sign: "○", tone: "none" },
  running: { sign: "●", tone: "ready" },
  ending: { sign: "!", tone: "draft" },
  expired: { sign: "▲", tone: "gap" },
  ended: { sign: "■", tone: "none" },
  renewed: { sign: "↻", tone: "none" },
}

/** How an agreement stands: sign, word and colour; an end that comes near with its step. */
export function AgreementTag({ standing }: { standing: AgreementStanding }) {
  const { t } = useTranslation("partner")
  const { sign, tone } = LOOKS[standing.state]
  return (
    <Tag tone={standing.state === "ending" && standing.step === 7 ? "gap" : tone} sign={sign}>
      {standing.state === "ending" ? t(`standing.ending-${standing.step}`) : t(`standing.${standing.state}`)}
    </Tag>
  )
}

/** The days that are left, in words; nothing for what is over or has no end. */
export function DaysLeft({ standing }: { standing: AgreementStanding }) {
  const { t } = useTranslation("partner")
  if (!("daysLeft" in standing) || standing.daysLeft === null) return null
  return <>{standing.daysLeft === 0 ? t("days.today") : t("days.left", { count: standing.daysLeft })}</>
}
