import { Form } from "@remix-run/react"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { Refused } from "#app/components/santri/refused.tsx"
import { UnitField, type UnitOption } from "#app/components/unit-field.tsx"
import type { ProductAnswer } from "#app/http/product-actions.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"

interface KeepCatalogueProps {
  days: { periodFrom: string; periodTo: string }
  units: UnitOption[]
  answer: ProductAnswer | undefined
}

/** Keeps the catalogue as it is today as evidence of useful work. */
export function KeepCatalogue({ days, units, answer }: KeepCatalogueProps) {
  const { t } = useTranslation("product")
  return (
    <Card title={t("keep.title")} id="keep">
      <p>{t("keep.about")}</p>
      <ErrorSummary
        errors={answer?.errors}
        labels={{ unitId: t("admin:unit.one"), periodFrom: t("keep.from"), periodTo: t("keep.to") }}
      />
      <Refused refused={answer?.refused} />
      <Form method="post" className="row product-keep">
        <UnitField units={units} defaultValue={answer?.values.unitId} error={answer?.errors?.unitId} />
        {(["periodFrom", "periodTo"] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            type="date"
            required
            label={t(name === "periodFrom" ? "keep.from" : "keep.to")}
            error={answer?.errors?.[name]}
            defaultValue={answer?.values[name] ?? days[name]}
          />
        ))}
        <SubmitButton className="btn ghost" name="intent" value="keep" busyLabel={t("common:form.saving")}>
          {t("keep.submit")}
        </SubmitButton>
      </Form>
    </Card>
  )
}
