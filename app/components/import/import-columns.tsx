import { Form } from "@remix-run/react"
import { SelectField, SubmitButton } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface ImportColumnsProps {
  view: {
    heads: string[]
    columns: { key: string; label: string; needed: boolean; head?: string | undefined }[]
    unused: string[]
    isRemembered: boolean
  }
}

/** Which head of the table means which field of ours. */
export function ImportColumns({ view: { heads, columns, unused, isRemembered } }: ImportColumnsProps) {
  const { t } = useTranslation("import")
  const options = [
    { value: "", label: t("columns.none") },
    ...heads.map((head) => ({ value: head, label: head })),
  ]
  const isIncomplete = columns.some(({ needed, head }) => needed && head === undefined)
  return (
    <Card title={t("columns.title")}>
      <p className="soft">{t(isRemembered ? "columns.remembered" : "columns.guessed")}</p>
      {unused.length > 0 && (
        <p className="soft">{t("columns.unused", { count: unused.length, heads: unused.join(", ") })}</p>
      )}
      <details open={isIncomplete || !isRemembered}>
        <summary>{t("columns.change")}</summary>
        <Form method="post" className="form">
          {columns.map(({ key, label, needed, head }) => (
            <SelectField
              key={`${key} ${head ?? ""}`}
              label={label}
              name={`column:${key}`}
              defaultValue={head ?? ""}
              required={needed && isIncomplete}
              options={options}
            />
          ))}
          <SubmitButton name="intent" value="columns" className="btn ghost">
            {t("columns.save")}
          </SubmitButton>
        </Form>
      </details>
    </Card>
  )
}
