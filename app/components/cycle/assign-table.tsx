import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { CheckboxField, ErrorSummary, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { StateTag } from "#app/components/state.tsx"
import type { readAssignments } from "#app/services/read-assignments.server.ts"

interface AssignTableProps {
  page: Awaited<ReturnType<typeof readAssignments>> & { chosen: string[] }
  answer: { errors: Record<string, string>; values: Record<string, string>; items: string[] } | undefined
}

/** Tick items, say who and until when: one form for as many as wanted. */
export function AssignTable({ page, answer }: AssignTableProps) {
  const { t } = useTranslation("cycle")
  const ticked = new Set(answer?.items ?? page.chosen)
  const keep = { value: "", label: t("assign.keep") }
  const labels = {
    items: t("assign.items"),
    position: t("table.position"),
    due: t("table.due"),
    target: t("field.target"),
  }
  return (
    <Form method="post" className="assign" key={`${[...ticked]}`}>
      <ErrorSummary errors={answer?.errors} labels={labels} />
      <Card title={t("assign.what")} className="assign-what">
        <div className="filters">
          <SelectField
            label={labels.position}
            name="position"
            required
            defaultValue={answer?.values.position ?? ""}
            options={[keep, ...page.positions, { value: "none", label: t("assign.nobody") }]}
          />
          <TextField
            label={labels.due}
            name="due"
            type="date"
            defaultValue={answer?.values.due ?? ""}
            error={answer?.errors.due}
          />
          <SelectField
            label={labels.target}
            name="target"
            required
            defaultValue={answer?.values.target ?? ""}
            options={[keep, ...page.levels, { value: "none", label: t("assign.cycle-target") }]}
          />
          <SubmitButton>{t("assign.save")}</SubmitButton>
        </div>
        <CheckboxField label={t("assign.clear-due")} name="clearDue" value="yes" />
        <p className="help">{t("assign.help")}</p>
      </Card>
      <Card title={labels.items}>
        <table className="cards items-table">
          <thead>
            <tr>
              <th scope="col">{t("table.item")}</th>
              <th scope="col">{t("table.state")}</th>
              <th scope="col">{t("table.position")}</th>
              <th scope="col">{t("table.due")}</th>
              <th scope="col">{t("field.target")}</th>
            </tr>
          </thead>
          {page.parts.map((part) => (
            <tbody key={part.key}>
              <tr className="part">
                <th colSpan={5} scope="rowgroup">
                  {part.label}
                </th>
              </tr>
              {part.items.map((item) => (
                <tr key={item.key}>
                  <th scope="row">
                    <label className="row tick">
                      <input
                        type="checkbox"
                        name="items"
                        value={item.key}
                        defaultChecked={ticked.has(item.key)}
                      />
                      <span>{item.label}</span>
                    </label>
                  </th>
                  <td>
                    <StateTag state={item.state} />
                  </td>
                  <td data-label={t("table.position")}>{item.position ?? t("item.nobody")}</td>
                  <td data-label={t("table.due")}>{item.due ?? "–"}</td>
                  <td data-label={t("field.target")}>{item.target ?? t("assign.as-cycle")}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Card>
    </Form>
  )
}
