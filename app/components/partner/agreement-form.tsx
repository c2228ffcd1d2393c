import { Form } from "@remix-run/react"
import { fieldProps } from "#app/components/field-props.ts"
import { FileField } from "#app/components/file-field.tsx"
import { FormActions, SelectField, SubmitButton, TextAreaField, TextField } from "#app/components/form.tsx"
import { RowErrors } from "#app/components/register/row-errors.tsx"
import { UnitField, type UnitOption } from "#app/components/unit-field.tsx"
import { PARTNER_KINDS } from "#app/domain/agreement.ts"
import type { AgreementAnswer } from "#app/http/agreement-actions.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"

interface AgreementFormProps {
  /** What stands now, or what a renewal begins with. */
  typed: Record<string, string>
  answer: AgreementAnswer | undefined
  version?: number
  /** Id of the agreement that this one is to take the place of. */
  renews?: string | undefined
  /** Of which a new one may be. */
  units?: UnitOption[]
}

const FIELDS = [
  "partnerName",
  "partnerKind",
  "number",
  "title",
  "parties",
  "signedOn",
  "startsOn",
  "expiresOn",
  "note",
  "document",
] as const

/** What is said of an agreement, its document chosen by code or sent along. */
export function AgreementForm({ typed, answer, version, renews, units = [] }: AgreementFormProps) {
  const { t } = useTranslation("partner")
  const own = answer?.at === "save" ? answer : undefined
  const values = { ...typed, ...own?.values }
  const kinds = PARTNER_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))
  const field = fieldProps((name) => t(`field.${name}`), values, own?.errors)
  return (
    <>
      <RowErrors
        answer={own}
        fields={FIELDS.map((key) => ({
          key,
          label: t(`field.${key}`),
          options: key === "partnerKind" ? kinds : undefined,
        }))}
        labels={{ unitId: t("admin:unit.one") }}
        typed={values}
      />
      <Form method="post" encType="multipart/form-data" className="form" reloadDocument>
        {version !== undefined && (
          <input type="hidden" name="version" value={own?.stored?.version ?? version} />
        )}
        {renews !== undefined && <input type="hidden" name="renews" value={renews} />}
        {units.length > 0 && (
          <UnitField units={units} defaultValue={values.unitId} error={own?.errors?.unitId} />
        )}
        <TextField {...field("partnerName")} required maxLength={160} />
        <SelectField
          {...field("partnerKind")}
          required
          options={[{ value: "", label: t("form.choose") }, ...kinds]}
        />
        <TextField {...field("title")} required maxLength={200} help={t("help.title")} />
        <TextField {...field("number")} required maxLength={120} help={t("help.number")} />
        <TextAreaField {...field("parties")} rows={3} maxLength={1000} help={t("help.parties")} />
        <TextField {...field("signedOn")} type="date" required />
        <TextField {...field("startsOn")} type="date" required />
        <TextField {...field("expiresOn")} type="date" help={t("help.expiresOn")} />
        <TextField {...field("document")} maxLength={20} help={t("help.document")} />
        <FileField label={t("field.file")} accept="application/pdf,image/*" help={t("help.file")} />
        <TextAreaField {...field("note")} rows={3} maxLength={1000} />
        <FormActions>
          <SubmitButton name="intent" value="save" busyLabel={t("common:form.saving")}>
            {t("common:form.save")}
          </SubmitButton>
        </FormActions>
      </Form>
    </>
  )
}
