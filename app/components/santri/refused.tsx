import { usePhotoLabels } from "#app/components/photo-fields.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

export interface RefusedText {
  key: string
  values: Record<string, string | number>
}

/** Why a form was refused as a whole. */
export function Refused({ refused }: { refused: RefusedText | undefined }) {
  const { t } = useTranslation()
  if (refused === undefined) return null
  return (
    <p className="error-summary" role="alert">
      {t(refused.key, refused.values)}
    </p>
  )
}

/** Labels of the fields of santri forms, for the summary of errors. */
export function useSantriLabels(): Record<string, string> {
  const { t } = useTranslation("santri")
  const labels = Object.fromEntries(
    [
      "name",
      "arabicName",
      "registerNumber",
      "birthYear",
      "intake",
      "from",
      "until",
      "reason",
      "decisionNumber",
      "decisionOn",
      "newcomers",
    ].map((name) => [name, t(`field.${name}`)]),
  )
  return { ...labels, ...usePhotoLabels() }
}
