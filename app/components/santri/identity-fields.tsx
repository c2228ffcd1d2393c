import { CheckboxField, TextField } from "#app/components/form.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface IdentityFieldsProps {
  values: Record<string, string | null | undefined>
  errors: Record<string, string> | undefined
  /** The masked number that is kept; null where there is none, undefined for a new santri. */
  kept?: string | null
}

/** Who a santri is, and nothing of why he is in prison. */
export function IdentityFields({ values, errors, kept }: IdentityFieldsProps) {
  const { t } = useTranslation("santri")
  const text = (name: string) => ({
    label: t(`field.${name}`),
    name,
    defaultValue: values[name] ?? "",
    error: errors?.[name],
  })
  const isKept = kept !== undefined && kept !== null
  return (
    <>
      <TextField {...text("name")} maxLength={120} autoComplete="off" required />
      <TextField
        {...text("arabicName")}
        help={t("field.arabicName-help")}
        maxLength={120}
        lang="ar"
        dir="rtl"
        autoComplete="off"
      />
      <TextField
        {...text("registerNumber")}
        help={t(isKept ? "field.registerNumber-keep" : "field.registerNumber-help", { number: kept })}
        maxLength={60}
        autoComplete="off"
      />
      {isKept && <CheckboxField label={t("field.dropNumber")} name="dropNumber" />}
      <TextField {...text("birthYear")} inputMode="numeric" pattern="(19|20)[0-9]{2}" maxLength={4} />
    </>
  )
}
