import { useTranslation } from "react-i18next"
import { Tag } from "#app/components/state.tsx"
import type { Confidence } from "#app/domain/instrument.ts"

const LOOKS = {
  official: { tone: "ready", sign: "●" },
  secondary: { tone: "draft", sign: "◐" },
  product: { tone: "none", sign: "○" },
} as const

/** How sure a statement of an instrument is. */
export function ConfidenceTag({ confidence }: { confidence: Confidence }) {
  const { t } = useTranslation()
  const { tone, sign } = LOOKS[confidence]
  return (
    <Tag tone={tone} sign={sign}>
      {t(`admin:confidence.${confidence}`)}
    </Tag>
  )
}
