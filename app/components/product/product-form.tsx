import { Form } from "@remix-run/react"
import { fieldProps } from "#app/components/field-props.ts"
import { FileField } from "#app/components/file-field.tsx"
import { FormActions, SelectField, SubmitButton, TextAreaField, TextField } from "#app/components/form.tsx"
import { RowErrors } from "#app/components/register/row-errors.tsx"
import { UnitField, type UnitOption } from "#app/components/unit-field.tsx"
import { AVAILABILITIES } from "#app/domain/product.ts"
import type { ProductAnswer } from "#app/http/product-actions.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"

const FIELDS = [
  "name",
  "description",
  "price",
  "priceUnit",
  "availability",
  "maker",
  "makerGroup",
  "photo",
] as const

interface ProductFormProps {
  typed: Record<string, string>
  answer: ProductAnswer | undefined
  /** Of a product that is there already. */
  version?: number
  isRetired?: boolean
  /** Of which a new one may be. */
  units?: UnitOption[]
}

/** What is said of a product, its photo chosen by code or sent along. */
export function ProductForm({ typed, answer, version, isRetired = false, units = [] }: ProductFormProps) {
  const { t } = useTranslation("product")
  const values = { ...typed, ...answer?.values }
  const choices = AVAILABILITIES.map((value) => ({ value, label: t(`availability.${value}`) }))
  const field = fieldProps((name) => t(`field.${name}`), values, answer?.errors)
  return (
    <>
      <RowErrors
        answer={answer}
        fields={FIELDS.map((key) => ({
          key,
          label: t(`field.${key}`),
          options: key === "availability" ? choices : undefined,
        }))}
        labels={{ unitId: t("admin:unit.one") }}
        typed={values}
      />
      <Form method="post" encType="multipart/form-data" className="form" reloadDocument>
        {version !== undefined && (
          <input type="hidden" name="version" value={answer?.stored?.version ?? version} />
        )}
        {units.length > 0 && (
          <UnitField units={units} defaultValue={values.unitId} error={answer?.errors?.unitId} />
        )}
        <TextField {...field("name")} required maxLength={80} />
        <TextAreaField {...field("description")} rows={4} maxLength={600} help={t("help.description")} />
        <TextField {...field("price")} inputMode="numeric" maxLength={20} help={t("help.price")} />
        <TextField {...field("priceUnit")} maxLength={40} help={t("help.priceUnit")} />
        <SelectField {...field("availability")} required options={choices} />
        <TextField {...field("maker")} maxLength={20} help={t("help.maker")} autoComplete="off" />
        <TextField {...field("makerGroup")} maxLength={80} help={t("help.makerGroup")} />
        <TextField {...field("photo")} maxLength={20} help={t("help.photo")} autoComplete="off" />
        <FileField label={t("field.file")} accept="image/*" help={t("help.file")} />
        <FormActions>
          <SubmitButton name="intent" value="save" busyLabel={t("common:form.saving")}>
            {t("common:form.save")}
          </SubmitButton>
          {version !== undefined && (
            <SubmitButton
              name="intent"
              value={isRetired ? "restore" : "retire"}
              className={isRetired ? "btn ghost" : "btn danger"}
              formNoValidate
            >
              {t(isRetired ? "restore" : "retire")}
            </SubmitButton>
          )}
        </FormActions>
      </Form>
    </>
  )
}
