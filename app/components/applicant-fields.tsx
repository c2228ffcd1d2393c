import { useTranslation } from "react-i18next"
import { fieldProps } from "#app/components/field-props.ts"
import { SelectField, TextAreaField, TextField } from "#app/components/form.tsx"
import { LetterheadFields } from "#app/components/letterhead-fields.tsx"
import { APPLICANT_CHOICES } from "#app/domain/unit-choices.ts"

interface ApplicantFieldsProps {
  errors: Record<string, string> | undefined
  values: Record<string, string | undefined>
}

/** Everything an applicant says about itself. */
export function ApplicantFields({ errors, values }: ApplicantFieldsProps) {
  const { t } = useTranslation()
  const field = fieldProps((name) => t(`admin:applicant.${name}`), values, errors)
  return (
    <>
      <SelectField
        {...field("kind")}
        help={t("admin:applicant.kind-help")}
        options={APPLICANT_CHOICES.map((kind) => ({ value: kind, label: t(`admin:applicant-kind.${kind}`) }))}
        required
      />
      <TextField {...field("name")} maxLength={160} required />
      <TextField {...field("registrationNumber")} help={t("admin:applicant.number-help")} maxLength={60} />
      <TextField {...field("address")} maxLength={300} />
      <TextField
        {...field("signatoryTitle")}
        help={t("admin:applicant.signatory-help")}
        maxLength={120}
        required
      />
      <TextField {...field("signatoryName")} maxLength={120} />
      <TextAreaField {...field("legalBasis")} rows={3} maxLength={2000} />
      <TextAreaField
        {...field("profile")}
        help={t("admin:applicant.profile-help")}
        rows={10}
        maxLength={20000}
      />
      <LetterheadFields errors={errors} values={values} />
    </>
  )
}
