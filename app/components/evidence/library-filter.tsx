import { Form, Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { SelectField, TextField } from "#app/components/form.tsx"
import { EVIDENCE_KINDS } from "#app/domain/evidence.ts"
import { paths } from "#app/paths.ts"

interface LibraryFilterProps {
  values: Record<string, string>
  cycles: readonly { id: string; title: string }[]
  /** Items of the chosen cycle; empty until one is chosen. */
  items: readonly { key: string; label: string }[]
}

/** What the library is narrowed to; it stands in the address. */
export function LibraryFilter({ values, cycles, items }: LibraryFilterProps) {
  const { t } = useTranslation("evidence")
  const any = { value: "", label: t("filter.any") }
  const isNarrowed = Object.values(values).some((value) => value !== "")
  return (
    <Form method="get" className="filters" role="search">
      <TextField
        label={t("filter.search")}
        name="q"
        type="search"
        defaultValue={values.q}
        key={values.q}
        maxLength={200}
      />
      <details className="more-filters" open={isNarrowed && (values.q ?? "") === ""}>
        <summary>{t("filter.more")}</summary>
        <div className="filters">
          <SelectField
            label={t("filter.kind")}
            name="kind"
            defaultValue={values.kind}
            options={[any, ...EVIDENCE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]}
          />
          <SelectField
            label={t("filter.sensitivity")}
            name="sensitivity"
            defaultValue={values.sensitivity}
            options={[
              any,
              { value: "sensitif", label: t("sensitivity.sensitif") },
              { value: "terbuka", label: t("sensitivity.terbuka") },
            ]}
          />
          <SelectField
            label={t("filter.cycle")}
            name="cycle"
            defaultValue={values.cycle}
            options={[any, ...cycles.map(({ id, title }) => ({ value: id, label: title }))]}
          />
          {items.length > 0 && (
            <SelectField
              label={t("filter.item")}
              name="item"
              defaultValue={values.item}
              options={[any, ...items.map(({ key, label }) => ({ value: key, label }))]}
            />
          )}
          <SelectField
            label={t("filter.used")}
            name="used"
            defaultValue={values.used}
            options={[any, { value: "no", label: t("filter.unused") }]}
          />
          <TextField label={t("filter.from")} name="from" type="date" defaultValue={values.from} />
          <TextField label={t("filter.to")} name="to" type="date" defaultValue={values.to} />
        </div>
      </details>
      <button type="submit" className="btn ghost">
        {t("common:form.filter")}
      </button>
      {isNarrowed && <Link to={paths.evidenceLibrary()}>{t("common:form.clear-filter")}</Link>}
    </Form>
  )
}
