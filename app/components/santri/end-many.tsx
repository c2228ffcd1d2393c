import { Form } from "@remix-run/react"
import { FormActions, SubmitButton, TextField } from "#app/components/form.tsx"
import { ShownName } from "#app/components/santri/shown-name.tsx"
import { LEAVING_REASONS } from "#app/domain/register-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface EndManyProps {
  unitId: string
  rows: readonly {
    code: string
    name: string
    sample: boolean
    isErased: boolean
    stay: { id: string; intake: string } | null
    halaqah: { name: string }[]
  }[]
  total: number
  /** What was typed before: the day of all, and per stay its reason and day. */
  typed: { until: string; reasons: Record<string, string>; days: Record<string, string> }
  errors: Record<string, string> | undefined
}

/** Who leaves: a reason in the rows of those who do. */
export function EndMany({ unitId, rows, total, typed, errors }: EndManyProps) {
  const { t } = useTranslation("santri")
  if (rows.length === 0) return <p>{t("weekly.no-residents")}</p>
  return (
    <Form method="post">
      <input type="hidden" name="unitId" value={unitId} />
      <TextField
        label={t("field.until-all")}
        help={t("field.until-all-help")}
        name="until"
        type="date"
        defaultValue={typed.until}
        error={errors?.until}
        required
      />
      {rows.length < total && (
        <p className="warning">{t("weekly.more-residents", { shown: rows.length, total })}</p>
      )}
      <table className="cards end-many">
        <thead>
          <tr>
            <th scope="col">{t("column.santri")}</th>
            <th scope="col">{t("column.ends")}</th>
            <th scope="col">{t("column.day")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const stayId = row.stay?.id ?? ""
            return (
              <tr key={stayId}>
                <th scope="row" className="plain-head">
                  <ShownName line={row} />{" "}
                  <small className="soft">
                    {[row.stay?.intake ?? "", ...row.halaqah.map(({ name }) => name)]
                      .filter((fact) => fact !== "")
                      .join(" · ")}
                  </small>
                </th>
                <td>
                  <input type="hidden" name="stay" value={stayId} />
                  <select
                    name="reason"
                    defaultValue={typed.reasons[stayId] ?? ""}
                    aria-label={t("weekly.reason-of", { name: row.name })}
                  >
                    <option value="">{t("weekly.stays")}</option>
                    {LEAVING_REASONS.map((reason) => (
                      <option key={reason} value={reason}>
                        {t(`reason.${reason}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <input
                    type="date"
                    name="day"
                    defaultValue={typed.days[stayId] ?? ""}
                    aria-label={t("weekly.day-of", { name: row.name })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <FormActions>
        <SubmitButton name="intent" value="end" busyLabel={t("common:form.saving")}>
          {t("weekly.end-save")}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
