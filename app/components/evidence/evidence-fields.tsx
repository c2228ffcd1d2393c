import { useTranslation } from "react-i18next"
import { SelectField, TextField } from "#app/components/form.tsx"
import { EVIDENCE_KINDS, TITLE_LENGTH } from "#app/domain/evidence.ts"

interface EvidenceFieldsProps {
  values: Record<string, string>
  errors?: Record<string, string> | undefined
  /** At upload everything may be left out. */
  isNew?: boolean
}

/** What people say about a file: title, kind, the days it proves, how long it is valid. */
export function EvidenceFields({ values, errors = {}, isNew = false }: EvidenceFieldsProps) {
  const { t } = useTranslation("evidence")
  const kinds = EVIDENCE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))
  return (
    <>
      <TextField
        label={t("field.title")}
        name="title"
        defaultValue={values.title}
        error={errors.title}
        maxLength={TITLE_LENGTH}
        required={!isNew}
        help={isNew ? t("field.title-help") : undefined}
      />
      <SelectField
        label={t("field.kind")}
        name="kind"
        defaultValue={values.kind ?? ""}
        error={errors.kind}
        required={!isNew}
        options={isNew ? [{ value: "", label: t("field.kind-guess") }, ...kinds] : kinds}
        help={t("field.kind-help")}
      />
      <fieldset className="days">
        <legend>{t("field.period")}</legend>
        <p className="help">{t("field.period-help")}</p>
        <div className="row">
          <TextField
            label={t("field.period-from")}
            name="periodFrom"
            type="date"
            defaultValue={values.periodFrom}
            error={errors.periodFrom}
          />
          <TextField
            label={t("field.period-to")}
            name="periodTo"
            type="date"
            defaultValue={values.periodTo}
            error={errors.periodTo}
          />
        </div>
      </fieldset>
      <TextField
        label={t("field.valid-until")}
        name="validUntil"
        type="date"
        defaultValue={values.validUntil}
        error={errors.validUntil}
        help={t("field.valid-until-help")}
      />
    </>
  )
}

/** Labels of the fields for an error summary. */
export function useFieldLabels(): Record<string, string> {
  const { t } = useTranslation("evidence")
  return {
    title: t("field.title"),
    kind: t("field.kind"),
    periodFrom: t("field.period-from"),
    periodTo: t("field.period-to"),
    validUntil: t("field.valid-until"),
    supersedes: t("field.supersedes"),
    label: t("link.label"),
    pageFrom: t("link.page-from"),
    pageTo: t("link.page-to"),
  }
}
