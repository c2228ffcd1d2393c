import { Form } from "@remix-run/react"
import { fieldProps } from "#app/components/field-props.ts"
import { FormActions, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { RowErrors } from "#app/components/register/row-errors.tsx"
import { UnitField, type UnitOption } from "#app/components/unit-field.tsx"
import { HIJRI_SHIFTS, SPAN_KINDS } from "#app/domain/calendar-span.ts"
import type { SpanAnswer } from "#app/http/span-actions.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"

const FIELDS = ["kind", "title", "from", "until", "hijriShift"] as const

interface SpanFormProps {
  typed: Record<string, string>
  /** Of a span that is there already. */
  span?: { id: string; version: number }
  /** Of which a new one may be. */
  units?: UnitOption[]
  /** What the form was answered with, if it was this one that was sent. */
  answer: SpanAnswer | undefined
}

/** What is said of a span of days. */
export function SpanForm({ typed, span, units = [], answer }: SpanFormProps) {
  const { t } = useTranslation("calendar")
  const values = { ...typed, ...answer?.values }
  const kinds = SPAN_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))
  const shifts = HIJRI_SHIFTS.map((shift) => ({ value: String(shift), label: t(`shift.${shift}`) }))
  const field = fieldProps((name) => t(`field.${name}`), values, answer?.errors)
  return (
    <>
      <RowErrors
        answer={answer}
        fields={FIELDS.map((key) => ({
          key,
          label: t(`field.${key}`),
          options: key === "kind" ? kinds : key === "hijriShift" ? shifts : undefined,
        }))}
        labels={{ unitId: t("admin:unit.one") }}
        typed={values}
      />
      <Form method="post" className="form">
        {span !== undefined && (
          <>
            <input type="hidden" name="span" value={span.id} />
            <input type="hidden" name="version" value={answer?.stored?.version ?? span.version} />
          </>
        )}
        {units.length > 0 && (
          <UnitField units={units} defaultValue={values.unitId} error={answer?.errors?.unitId} />
        )}
        <SelectField {...field("kind")} required options={kinds} />
        <TextField {...field("title")} required maxLength={120} />
        <TextField {...field("from")} type="date" required />
        <TextField {...field("until")} type="date" required />
        <SelectField
          {...field("hijriShift")}
          help={t("help.hijriShift")}
          options={[{ value: "", label: t("shift.none") }, ...shifts]}
        />
        <FormActions>
          <SubmitButton name="intent" value="save" busyLabel={t("common:form.saving")}>
            {t("common:form.save")}
          </SubmitButton>
          {span !== undefined && (
            <SubmitButton name="intent" value="remove" className="btn danger" formNoValidate>
              {t("spans.remove")}
            </SubmitButton>
          )}
        </FormActions>
      </Form>
    </>
  )
}
