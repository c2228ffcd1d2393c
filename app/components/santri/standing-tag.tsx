import { Tag } from "#app/components/state.tsx"
import type { Standing } from "#app/domain/santri-standing.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

const LOOKS = {
  resident: { tone: "ready", sign: "●" },
  left: { tone: "none", sign: "○" },
  coming: { tone: "draft", sign: "◐" },
  none: { tone: "gap", sign: "!" },
} as const

/** Where a santri stands today: sign, word and colour. */
export function StandingTag({ standing, isErased }: { standing: Standing; isErased: boolean }) {
  const { t } = useTranslation("santri")
  const { tone, sign } = LOOKS[standing]
  return (
    <Tag tone={isErased ? "none" : tone} sign={sign}>
      {t(isErased ? "standing.erased" : `standing.${standing}`)}
    </Tag>
  )
}
