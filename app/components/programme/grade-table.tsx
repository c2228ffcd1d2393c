import { CheckboxField, SelectField, TextField } from "#app/components/form.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface GradeTableProps {
  grades: { code: string; name: string; lowest: string | null; passes: boolean; retired: boolean }[]
  errors: Record<string, string> | undefined
  values: Record<string, string>
}

/** The grades of a programme, the best first, and one more. */
export function GradeTable({ grades, errors, values }: GradeTableProps) {
  const { t } = useTranslation("halaqah")
  return (
    <>
      <p className="help">{t("grade.help")}</p>
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{t("grade.code")}</th>
            <th scope="col">{t("grade.name")}</th>
            <th scope="col">{t("grade.lowest")}</th>
            <th scope="col">{t("grade.passes")}</th>
            <th scope="col">{t("programme.retired")}</th>
          </tr>
        </thead>
        <tbody>
          {grades.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                {row.code}
                <input type="hidden" name="gradeCode" value={row.code} />
              </th>
              <td>
                <input
                  name="gradeName"
                  defaultValue={row.name}
                  maxLength={80}
                  aria-label={t("grade.name-of", { code: row.code })}
                  required
                />
              </td>
              <td>
                <input
                  name="gradeLowest"
                  defaultValue={row.lowest ?? ""}
                  inputMode="decimal"
                  maxLength={6}
                  aria-label={t("grade.lowest-of", { code: row.code })}
                />
              </td>
              <td>
                <Tick
                  name="gradePasses"
                  value={row.code}
                  on={row.passes}
                  label={t("grade.passes-of", { code: row.code })}
                />
              </td>
              <td>
                <Tick
                  name="gradeRetired"
                  value={row.code}
                  on={row.retired}
                  label={t("grade.retired-of", { code: row.code })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {errors?.gradeLowest !== undefined && <p className="error">{t(errors.gradeLowest)}</p>}
      <details open={errors?.newGradeCode !== undefined || errors?.newGradeName !== undefined}>
        <summary>{t("grade.new")}</summary>
        <TextField
          label={t("grade.code")}
          name="newGradeCode"
          maxLength={8}
          defaultValue={values.newGradeCode}
          error={errors?.newGradeCode}
        />
        <TextField
          label={t("grade.name")}
          name="newGradeName"
          maxLength={80}
          defaultValue={values.newGradeName}
          error={errors?.newGradeName}
        />
        <TextField
          label={t("grade.lowest")}
          name="newGradeLowest"
          inputMode="decimal"
          maxLength={6}
          defaultValue={values.newGradeLowest}
          error={errors?.newGradeLowest}
        />
        <CheckboxField
          label={t("grade.passes")}
          name="newGradePasses"
          defaultChecked={values.newGradePasses === "on"}
        />
        <SelectField
          label={t("grade.below")}
          name="newGradeBelow"
          options={[
            { value: "", label: t("grade.best") },
            ...grades.map((row) => ({ value: row.code, label: `${row.code} ${row.name}` })),
          ]}
          defaultValue={values.newGradeBelow ?? grades.at(-1)?.code ?? ""}
        />
      </details>
    </>
  )
}

/** A box whose column says what it means; on a phone its own label does. */
export function Tick({
  name,
  value,
  on,
  label,
}: {
  name: string
  value: string
  on: boolean
  label: string
}) {
  return (
    <label className="choice-line">
      <input type="checkbox" name={name} value={value} defaultChecked={on} aria-label={label} />
      <span className="phone-only" aria-hidden="true">
        {label}
      </span>
    </label>
  )
}
