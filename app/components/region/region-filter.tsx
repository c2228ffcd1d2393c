import { Form, Link } from "@remix-run/react"
import { CheckboxField, SelectField, TextField } from "#app/components/form.tsx"
import type { RegionView } from "#app/domain/region-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"

/** What the table is narrowed to and sorted by; it stands in the address. */
export function RegionFilter({ query, offices, sorts }: Pick<RegionView, "query" | "offices" | "sorts">) {
  const { t } = useTranslation("region")
  const isNarrowed = query.q !== "" || query.state !== "any" || query.visit !== "any" || query.parent !== null
  const options = (key: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`filter.${key}-${value}`) }))
  const select = (name: "state" | "visit" | "sort", values: readonly string[]) => (
    <SelectField
      label={t(`filter.${name}`)}
      name={name}
      defaultValue={query[name]}
      key={`${name} ${query[name]}`}
      options={options(name, values)}
      required
    />
  )
  return (
    <Form method="get" className="filters" role="search">
      <TextField
        label={t("filter.search")}
        name="q"
        type="search"
        defaultValue={query.q}
        key={`q ${query.q}`}
        maxLength={120}
      />
      {select("state", ["any", "ready", "blocked", "silent"])}
      {select("visit", ["any", "soon"])}
      {offices.length > 1 && (
        <SelectField
          label={t("filter.parent")}
          name="parent"
          defaultValue={query.parent ?? ""}
          key={`parent ${query.parent}`}
          options={[
            { value: "", label: t("filter.parent-any") },
            ...offices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          required
        />
      )}
      {select("sort", sorts)}
      <CheckboxField
        label={t("filter.desc")}
        name="desc"
        value="1"
        defaultChecked={query.desc}
        key={`desc ${query.desc}`}
      />
      <button type="submit" className="btn ghost">
        {t("common:form.filter")}
      </button>
      {(isNarrowed || query.sort !== "tree") && (
        <Link to={paths.region()}>{t("common:form.clear-filter")}</Link>
      )}
    </Form>
  )
}
