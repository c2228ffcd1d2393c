import { fieldProps } from "#app/components/field-props.ts"
import { SelectField, TextAreaField, TextField } from "#app/components/form.tsx"
import { VISIT_PURPOSES } from "#app/domain/visit.ts"
import { useTranslation } from "#app/i18n/promises.ts"

interface FieldsProps {
  typed: Record<string, string>
  errors: Record<string, string> | undefined
}

/** The fields of a visit with their labels, for forms and for what is said about a stale one. */
export function useVisitFields() {
  const { t } = useTranslation("visit")
  const options = VISIT_PURPOSES.map((purpose) => ({ value: purpose, label: t(`purpose.${purpose}`) }))
  return ["title", "purpose", "from", "until", "visitors", "unitsPresent", "places", "summary"].map(
    (key) => ({ key, label: t(`field.${key}`), ...(key === "purpose" ? { options } : {}) }),
  )
}

/** What is said about a visit: visitors by office, one a line. */
export function VisitFields({ typed, errors }: FieldsProps) {
  const { t } = useTranslation("visit")
  const field = fieldProps((name) => t(`field.${name}`), typed, errors)
  return (
    <>
      <TextField {...field("title")} maxLength={200} required />
      <SelectField
        {...field("purpose")}
        options={VISIT_PURPOSES.map((purpose) => ({ value: purpose, label: t(`purpose.${purpose}`) }))}
        required
      />
      <TextField {...field("from")} type="date" required />
      <TextField {...field("until")} type="date" help={t("field.until-help")} />
      <TextAreaField {...field("visitors")} className="short" help={t("field.visitors-help")} required />
      <TextAreaField {...field("unitsPresent")} className="short" help={t("field.lines-help")} />
      <TextAreaField {...field("places")} className="short" help={t("field.lines-help")} />
      <TextAreaField {...field("summary")} className="short" maxLength={4000} />
    </>
  )
}

/** The fields of a direction with their labels. */
export function useDirectionFields() {
  const { t } = useTranslation("visit")
  return ["text", "givenBy", "dueDate"].map((key) => ({ key, label: t(`field.${key}`) }))
}

/** What an official asked for. */
export function DirectionFields({ typed, errors }: FieldsProps) {
  const { t } = useTranslation("visit")
  const field = fieldProps((name) => t(`field.${name}`), typed, errors)
  return (
    <>
      <TextAreaField {...field("text")} className="short" maxLength={4000} required />
      <TextField {...field("givenBy")} maxLength={200} required />
      <TextField {...field("dueDate")} type="date" />
    </>
  )
}
