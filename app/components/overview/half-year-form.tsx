import { Form } from "@remix-run/react"
import { SelectField } from "#app/components/form.tsx"
import type { HalfYear } from "#app/domain/half-years.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface HalfYearFormProps {
  half: HalfYear
  halves: readonly HalfYear[]
  unitId?: string
  units?: readonly { id: string; shortName: string }[]
}

/** Which half-year, and of which unit where there are several, a page looks at. */
export function HalfYearForm({ half, halves, unitId, units = [] }: HalfYearFormProps) {
  const { t } = useTranslation("progress")
  const name = (one: HalfYear) => {
    const [year, at] = one.split("-")
    return t(`overview.half-${at}`, { year })
  }
  return (
    <Form method="get" className="filters" key={`${unitId} ${half}`}>
      {units.length > 1 && (
        <SelectField
          label={t("overview.unit")}
          name="unit"
          required
          defaultValue={unitId}
          options={units.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        />
      )}
      <SelectField
        label={t("overview.period")}
        name="half"
        required
        defaultValue={half}
        options={halves.map((one) => ({ value: one, label: name(one) }))}
      />
      <button type="submit" className="btn ghost">
        {t("period.show")}
      </button>
    </Form>
  )
}
