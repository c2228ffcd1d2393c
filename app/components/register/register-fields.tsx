import { SelectField, TextAreaField, TextField } from "#app/components/form.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

export interface RegisterField {
  key: string
  label: string
  needed: boolean
  type: string
  lines: boolean
  least?: number | undefined
  most?: number | undefined
  options?: { value: string; label: string }[] | undefined
}

interface RegisterFieldsProps {
  fields: readonly RegisterField[]
  typed: Record<string, string>
  errors: Record<string, string> | undefined
}

const INPUT_TYPES: Record<string, string> = { day: "date", whole: "number" }

/** The fields of a register's row, each as its table has it. */
export function RegisterFields({ fields, typed, errors }: RegisterFieldsProps) {
  const { t } = useTranslation("register")
  return fields.map(({ key, label, needed, type, lines, least, most, options }) => {
    const common = {
      label,
      name: key,
      error: errors?.[key],
      required: needed,
      defaultValue: typed[key] ?? "",
    }
    if (options !== undefined)
      return (
        <SelectField
          key={key}
          {...common}
          options={[{ value: "", label: t(needed ? "form.choose" : "form.none") }, ...options]}
        />
      )
    if (lines)
      return (
        <TextAreaField
          key={key}
          {...common}
          rows={type === "list" ? 4 : 3}
          help={type === "list" ? t("form.list-help") : undefined}
        />
      )
    const isArabic = key.startsWith("arabic")
    return (
      <TextField
        key={key}
        {...common}
        type={INPUT_TYPES[type] ?? "text"}
        min={least}
        max={type === "whole" ? most : undefined}
        maxLength={type === "text" ? most : undefined}
        dir={isArabic ? "rtl" : undefined}
        lang={isArabic ? "ar" : undefined}
        placeholder={type === "academic-year" ? "2026/2027" : undefined}
      />
    )
  })
}
