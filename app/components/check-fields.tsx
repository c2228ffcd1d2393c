import { useTranslation } from "react-i18next"
import { fieldProps } from "#app/components/field-props.ts"
import { CheckboxField, TextAreaField, TextField } from "#app/components/form.tsx"

interface CheckFieldsProps {
  today: string
  errors: Record<string, string> | undefined
  values: Record<string, string | undefined>
}

/** Who checked an instrument against which text, and when. */
export function CheckFields({ today, errors, values }: CheckFieldsProps) {
  const { t } = useTranslation()
  const field = fieldProps((name) => t(`admin:check.${name}`), values, errors)
  return (
    <>
      <TextField {...field("checkedBy")} maxLength={120} required />
      <TextField {...field("office")} help={t("admin:check.office-help")} maxLength={160} required />
      <TextField {...field("checkedOn")} type="date" defaultValue={values.checkedOn ?? today} required />
      <TextField {...field("primaryText")} help={t("admin:check.text-help")} maxLength={300} required />
      <TextAreaField {...field("note")} rows={3} maxLength={2000} />
      <CheckboxField
        label={t("admin:check.sure")}
        name="sure"
        defaultChecked={values.sure === "on"}
        error={errors?.sure}
        required
      />
    </>
  )
}
