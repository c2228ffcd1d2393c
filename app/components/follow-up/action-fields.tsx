import { fieldProps } from "#app/components/field-props.ts"
import { SelectField, TextAreaField, TextField } from "#app/components/form.tsx"
import { useTranslation } from "#app/i18n/promises.ts"

interface ActionFieldsProps {
  typed: Record<string, string>
  errors: Record<string, string> | undefined
  positions: { value: string; label: string }[]
}

/** The fields of an action's terms with their labels, for forms and for what is said about a stale one. */
export function useActionFields(positions: ActionFieldsProps["positions"]) {
  const { t } = useTranslation("action")
  return [
    { key: "title", label: t("field.title") },
    { key: "detail", label: t("field.detail") },
    {
      key: "positionId",
      label: t("field.positionId"),
      options: [{ value: "", label: t("field.no-position") }, ...positions],
    },
    { key: "dueDate", label: t("field.dueDate") },
  ]
}

/** What is to be done, by whom and until when. */
export function ActionFields({ typed, errors, positions }: ActionFieldsProps) {
  const { t } = useTranslation("action")
  const field = fieldProps((name) => t(`field.${name}`), typed, errors)
  return (
    <>
      <TextField {...field("title")} maxLength={200} required />
      <TextAreaField {...field("detail")} className="short" maxLength={4000} />
      <SelectField
        {...field("positionId")}
        options={[{ value: "", label: t("field.no-position") }, ...positions]}
      />
      <TextField {...field("dueDate")} type="date" />
    </>
  )
}
