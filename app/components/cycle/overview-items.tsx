import { Form, Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { SelectField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { StateSign, StateTag, Tag } from "#app/components/state.tsx"
import type { ItemRowView, OverviewView } from "#app/domain/overview-view.ts"
import { RESPONSE_STATES } from "#app/domain/response-state.ts"
import { paths } from "#app/paths.ts"

/** Every item the reader sees, by component, narrowed by what stands in the address. */
export function OverviewItems({ view }: { view: OverviewView }) {
  const { t } = useTranslation("cycle")
  const { rows, cycle } = view
  const parts = view.components
    .map(({ key, label }) => ({ key, label, rows: rows.filter((row) => row.component === key) }))
    .filter((part) => part.rows.length > 0)
  return (
    <Card title={t("overview.items", { count: rows.length })} id="items" className="items-card">
      <Filters view={view} />
      {rows.length === 0 ? (
        <p className="soft">{t("overview.none-match")}</p>
      ) : (
        <table className="cards items-table">
          <thead>
            <tr>
              <th scope="col">{t("table.state")}</th>
              <th scope="col">{t("table.item")}</th>
              <th scope="col">{t("table.level")}</th>
              <th scope="col">{t("table.position")}</th>
              <th scope="col">{t("table.due")}</th>
              <th scope="col" className="n">
                {t("table.evidence")}
              </th>
            </tr>
          </thead>
          {parts.map((part) => (
            <tbody key={part.key}>
              <tr className="part">
                <th colSpan={6} scope="rowgroup">
                  {part.label}
                </th>
              </tr>
              {part.rows.map((row) => (
                <Row key={row.key} row={row} cycleId={cycle.id} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </Card>
  )
}

function Row({ row, cycleId }: { row: ItemRowView; cycleId: string }) {
  const { t } = useTranslation("cycle")
  return (
    <tr>
      <td className="state-cell">
        <StateTag state={row.state} />
      </td>
      <th scope="row">
        {row.isBlocker && <StateSign state="blocker" />}
        <Link to={paths.item(cycleId, row.key)}>{row.label}</Link>
        {row.isReady && (
          <>
            {" "}
            <span className="ready small">{t("table.ready")}</span>
          </>
        )}
      </th>
      <td data-label={t("table.level")} className={row.isBelowTarget ? "gap" : undefined}>
        {row.level === "not-applicable" ? t("item.not-applicable") : (row.level ?? "–")}
        {row.isBelowTarget && <small> {t("table.below")}</small>}
      </td>
      <td data-label={t("table.position")}>{row.position ?? t("item.nobody")}</td>
      <td data-label={t("table.due")}>
        {row.due ?? "–"}{" "}
        {row.isOverdue && (
          <Tag tone="draft" sign="!">
            {t("item.overdue")}
          </Tag>
        )}
      </td>
      <td className={row.evidence === 0 ? "n gap" : "n"} data-label={t("table.evidence")}>
        {row.evidence}
      </td>
    </tr>
  )
}

function Filters({ view }: { view: OverviewView }) {
  const { t } = useTranslation("cycle")
  const { filters, cycle } = view
  const any = { value: "", label: t("filter.all") }
  return (
    <Form method="get" action={`${paths.cycle(cycle.id)}#items`} className="filters">
      <SelectField
        label={t("table.state")}
        name="state"
        required
        key={`state ${filters.state}`}
        defaultValue={filters.state}
        options={[any, ...RESPONSE_STATES.map((value) => ({ value, label: t(`common:state.${value}`) }))]}
      />
      <SelectField
        label={t("table.position")}
        name="position"
        required
        key={`position ${filters.position}`}
        defaultValue={filters.position}
        options={[any, { value: "none", label: t("item.nobody") }, ...filters.positions]}
      />
      <SelectField
        label={t("filter.component")}
        name="component"
        required
        key={`component ${filters.component}`}
        defaultValue={filters.component}
        options={[any, ...filters.components]}
      />
      {filters.more.map(({ name, value, label }) => (
        <label className="row more-filter" key={`${name} ${value}`}>
          <input type="checkbox" name={name} value={value} defaultChecked />
          {label}
        </label>
      ))}
      <button type="submit" className="btn ghost">
        {t("common:form.filter")}
      </button>
      {filters.isOn && <Link to={`${paths.cycle(cycle.id)}#items`}>{t("common:form.clear-filter")}</Link>}
    </Form>
  )
}
