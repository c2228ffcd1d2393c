import { useTranslation } from "react-i18next"
import { SelectField, TextField } from "#app/components/form.tsx"
import { SIGNS } from "#app/domain/unit-choices.ts"

interface PositionFieldsProps {
  errors: Record<string, string> | undefined
  values: Record<string, string | undefined>
}

/** A position's title, what it signs, and its place in lists. */
export function PositionFields({ errors, values }: PositionFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={t("admin:position.title")}
        name="title"
        help={t("admin:position.title-help")}
        defaultValue={values.title}
        error={errors?.title}
        maxLength={160}
        required
      />
      <SelectField
        label={t("admin:position.signs.label")}
        name="signs"
        help={t("admin:position.signs.help")}
        defaultValue={values.signs}
        error={errors?.signs}
        options={[
          { value: "", label: t("admin:position.signs.none") },
          ...SIGNS.map((sign) => ({ value: sign, label: t(`admin:position.signs.${sign}`) })),
        ]}
      />
      <TextField
        label={t("admin:position.sort")}
        name="sort"
        type="number"
        min={0}
        max={999}
        help={t("admin:position.sort-help")}
        defaultValue={values.sort ?? "0"}
        error={errors?.sort}
      />
    </>
  )
}
