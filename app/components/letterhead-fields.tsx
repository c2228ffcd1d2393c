import { useTranslation } from "react-i18next"
import { TextAreaField, TextField } from "#app/components/form.tsx"

interface LetterheadFieldsProps {
  errors: Record<string, string> | undefined
  /** What is shown at first: as typed before, or as kept. */
  values: { letterheadLines?: string; letterheadAddress?: string; letterheadContact?: string }
}

/** The three fields of a letterhead. */
export function LetterheadFields({ errors, values }: LetterheadFieldsProps) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{t("admin:letterhead.title")}</legend>
      <TextAreaField
        label={t("admin:letterhead.lines")}
        name="letterheadLines"
        help={t("admin:letterhead.lines-help")}
        defaultValue={values.letterheadLines}
        error={errors?.letterheadLines}
        rows={4}
      />
      <TextField
        label={t("admin:letterhead.address")}
        name="letterheadAddress"
        defaultValue={values.letterheadAddress}
        error={errors?.letterheadAddress}
        maxLength={300}
      />
      <TextField
        label={t("admin:letterhead.contact")}
        name="letterheadContact"
        help={t("admin:letterhead.contact-help")}
        defaultValue={values.letterheadContact}
        error={errors?.letterheadContact}
        maxLength={300}
      />
    </fieldset>
  )
}
