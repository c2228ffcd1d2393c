import { CheckboxField, TextField } from "#app/components/form.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface MethodFieldsProps {
  values: Record<string, string | undefined>
  errors: Record<string, string> | undefined
}

/** A method's name, its volumes and pages, and where the counts come from. */
export function MethodFields({ values, errors }: MethodFieldsProps) {
  const { t } = useTranslation("halaqah")
  return (
    <>
      <TextField
        label={t("method.name")}
        name="name"
        maxLength={80}
        defaultValue={values.name}
        error={errors?.name}
        required
      />
      <TextField
        label={t("method.volumes")}
        name="volumes"
        inputMode="numeric"
        help={t("method.volumes-help")}
        defaultValue={values.volumes}
        error={errors?.volumes}
      />
      <TextField
        label={t("method.pages")}
        name="volumePages"
        help={t("method.pages-help")}
        defaultValue={values.volumePages}
        error={errors?.volumePages}
      />
      <TextField
        label={t("method.source")}
        name="source"
        maxLength={200}
        help={t("method.source-help")}
        defaultValue={values.source}
        error={errors?.source}
      />
      <CheckboxField label={t("programme.retired")} name="retired" defaultChecked={values.retired === "on"} />
    </>
  )
}
