import { Form, Link } from "@remix-run/react"
import { SelectField, TextField } from "#app/components/form.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

interface SantriFilterProps {
  values: { q: string; standing: string; intake: string; halaqah: string }
  intakes: readonly string[]
  halaqah: readonly { id: string; name: string }[]
}

/** What the register is narrowed to; it stands in the address. */
export function SantriFilter({ values, intakes, halaqah }: SantriFilterProps) {
  const { t } = useTranslation("santri")
  const any = { value: "", label: t("filter.any") }
  const isNarrowed =
    values.q !== "" || values.standing !== "resident" || values.intake + values.halaqah !== ""
  return (
    <Form method="get" className="filters" role="search">
      <TextField
        label={t("filter.search")}
        placeholder={t("filter.search-help")}
        name="q"
        type="search"
        defaultValue={values.q}
        key={`q ${values.q}`}
        maxLength={120}
      />
      <SelectField
        label={t("filter.standing")}
        name="standing"
        defaultValue={values.standing}
        key={`standing ${values.standing}`}
        options={["resident", "left", "all"].map((value) => ({ value, label: t(`filter.${value}`) }))}
      />
      {intakes.length > 0 && (
        <SelectField
          label={t("filter.intake")}
          name="intake"
          defaultValue={values.intake}
          key={`intake ${values.intake}`}
          options={[any, ...intakes.map((intake) => ({ value: intake, label: intake }))]}
        />
      )}
      {halaqah.length > 0 && (
        <SelectField
          label={t("filter.halaqah")}
          name="halaqah"
          defaultValue={values.halaqah}
          key={`halaqah ${values.halaqah}`}
          options={[any, ...halaqah.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <button type="submit" className="btn ghost">
        {t("common:form.filter")}
      </button>
      {isNarrowed && <Link to={paths.santriList()}>{t("common:form.clear-filter")}</Link>}
    </Form>
  )
}
