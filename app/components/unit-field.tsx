import { useTranslation } from "react-i18next"
import { SelectField } from "#app/components/form.tsx"

export interface UnitOption {
  id: string
  shortName: string
}

interface UnitFieldProps {
  units: UnitOption[]
  defaultValue?: string | undefined
  error?: string | undefined
}

/** Which unit a new thing belongs to; not asked where there is one only. */
export function UnitField({ units, defaultValue, error }: UnitFieldProps) {
  const { t } = useTranslation()
  const [only] = units
  if (units.length === 1 && only !== undefined) return <input type="hidden" name="unitId" value={only.id} />
  return (
    <SelectField
      label={t("admin:unit.one")}
      name="unitId"
      defaultValue={defaultValue}
      error={error}
      options={units.map((unit) => ({ value: unit.id, label: unit.shortName }))}
      required
    />
  )
}
