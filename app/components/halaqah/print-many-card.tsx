import { Form } from "@remix-run/react"
import { SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { SHEET_SPANS } from "#app/domain/halaqah-forms.ts"
import type { SheetsAnswered } from "#app/http/sheets-action.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { SheetsView } from "#app/services/read-sheets.server.ts"

/** Which sheets are printed at once. */
export function PrintManyCard({ view, answer }: { view: SheetsView; answer: SheetsAnswered["print"] }) {
  const { t } = useTranslation("halaqah")
  const { values, errors } = answer ?? {}
  return (
    <Card title={t("many.title")}>
      <p>{t("many.how")}</p>
      <Form method="post" action={paths.sheets()} reloadDocument noValidate>
        <UnitField units={view.units} defaultValue={values?.unitId} error={errors?.unitId} />
        <TextField
          label={t("many.day")}
          name="day"
          type="date"
          defaultValue={values?.day ?? view.today}
          error={errors?.day}
          required
        />
        <SelectField
          label={t("many.span")}
          name="span"
          defaultValue={values?.span}
          error={errors?.span}
          options={SHEET_SPANS.map((span) => ({ value: span, label: t(`many.of.${span}`) }))}
          required
        />
        <SubmitButton name="intent" value="print">
          {t("many.print")}
        </SubmitButton>
      </Form>
    </Card>
  )
}
