import { CheckboxField, SelectField, TextField } from "#app/components/form.tsx"
import { LEAVING_REASONS } from "#app/domain/register-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface StayFieldsProps {
  values: Record<string, string | null | undefined>
  errors: Record<string, string> | undefined
  /** Asks for the end as well. */
  withEnd?: boolean
}

/** How a stay begins, and where asked how it ended. */
export function StayFields({ values, errors, withEnd = false }: StayFieldsProps) {
  const { t } = useTranslation("santri")
  const text = (name: string) => ({
    label: t(`field.${name}`),
    name,
    defaultValue: values[name] ?? "",
    error: errors?.[name],
  })
  return (
    <>
      <TextField {...text("from")} type="date" required />
      <TextField {...text("intake")} help={t("field.intake-help")} maxLength={40} />
      <TextField {...text("decisionNumber")} maxLength={80} />
      <TextField {...text("decisionOn")} type="date" />
      <CheckboxField
        label={t("field.registeredElsewhere")}
        help={t("field.registeredElsewhere-help")}
        name="registeredElsewhere"
        defaultChecked={values.registeredElsewhere === "on"}
      />
      {withEnd && <EndFields values={values} errors={errors} isOptional />}
    </>
  )
}

interface EndFieldsProps extends Pick<StayFieldsProps, "values" | "errors"> {
  isOptional?: boolean
}

/** The last day of a stay, and why it ended. */
export function EndFields({ values, errors, isOptional = false }: EndFieldsProps) {
  const { t } = useTranslation("santri")
  return (
    <>
      <TextField
        label={t("field.until")}
        help={isOptional ? t("field.until-help") : undefined}
        name="until"
        type="date"
        defaultValue={values.until ?? ""}
        error={errors?.until}
        required={!isOptional}
      />
      <SelectField
        label={t("field.reason")}
        name="reason"
        defaultValue={values.reason ?? ""}
        error={errors?.reason}
        required={!isOptional}
        options={[
          { value: "", label: t("field.no-reason") },
          ...LEAVING_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) })),
        ]}
      />
    </>
  )
}
