import { useTranslation } from "react-i18next"
import { type Option, SelectField, TextField } from "#app/components/form.tsx"

interface TermsFieldsProps {
  /** What stands in the fields: as typed, else as stored. */
  values: Record<string, string>
  errors: Record<string, string> | undefined
  levels: Option[]
  /** Submitted: only the due and visit dates may still change. */
  isFrozen?: boolean
}

/** What a coordinator decides about a cycle. */
export function TermsFields({ values, errors, levels, isFrozen = false }: TermsFieldsProps) {
  const { t } = useTranslation("cycle")
  return (
    <>
      <TextField
        label={t("field.title")}
        name="title"
        help={t("field.title-help")}
        required
        readOnly={isFrozen}
        maxLength={200}
        defaultValue={values.title}
        error={errors?.title}
      />
      <fieldset>
        <legend>{t("field.period")}</legend>
        <p className="help">{t("field.period-help")}</p>
        <div className="pair">
          <TextField
            label={t("field.from")}
            name="periodFrom"
            type="date"
            required
            readOnly={isFrozen}
            defaultValue={values.periodFrom}
            error={errors?.periodFrom}
          />
          <TextField
            label={t("field.to")}
            name="periodTo"
            type="date"
            required
            readOnly={isFrozen}
            defaultValue={values.periodTo}
            error={errors?.periodTo}
          />
        </div>
      </fieldset>
      {isFrozen ? (
        <input type="hidden" name="targetLevel" value={values.targetLevel} />
      ) : (
        <SelectField
          label={t("field.target")}
          name="targetLevel"
          help={t("field.target-help")}
          required
          defaultValue={values.targetLevel}
          options={levels}
          error={errors?.targetLevel}
        />
      )}
      <TextField
        label={t("field.due")}
        name="dueDate"
        type="date"
        defaultValue={values.dueDate}
        error={errors?.dueDate}
      />
      <TextField
        label={t("field.visit")}
        name="visitDate"
        type="date"
        help={t("field.visit-help")}
        defaultValue={values.visitDate}
        error={errors?.visitDate}
      />
    </>
  )
}

/** Names of the fields, for the summary of errors. */
export function useTermsLabels(): Record<string, string> {
  const { t } = useTranslation("cycle")
  return {
    instrumentId: t("field.instrument"),
    applicantId: t("field.applicant"),
    title: t("field.title"),
    periodFrom: t("field.from"),
    periodTo: t("field.to"),
    targetLevel: t("field.target"),
    dueDate: t("field.due"),
    visitDate: t("field.visit"),
  }
}
