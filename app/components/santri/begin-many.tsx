import { Form } from "@remix-run/react"
import { FormActions, SubmitButton, TextAreaField } from "#app/components/form.tsx"
import { ShownName } from "#app/components/santri/shown-name.tsx"
import { StayFields } from "#app/components/santri/stay-fields.tsx"
import { StayText } from "#app/components/santri/stay-text.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface BeginManyProps {
  unitId: string
  /** Those who left and may come again. */
  left: readonly {
    id: string
    code: string
    name: string
    sample: boolean
    isErased: boolean
    stay: { from: string; until: string | null; reason: string | null } | null
  }[]
  /** Whether somebody was searched for: those who left are too many to show them all. */
  isSearched: boolean
  values: Record<string, string>
  chosen: readonly string[]
  errors: Record<string, string> | undefined
}

/** Who comes: newcomers by name, and those who were here before by a tick. */
export function BeginMany({ unitId, left, isSearched, values, chosen, errors }: BeginManyProps) {
  const { t } = useTranslation("santri")
  const hint = !isSearched ? "again-search" : left.length === 0 ? "no-left" : "again-hint"
  return (
    <Form method="post">
      <input type="hidden" name="unitId" value={unitId} />
      <StayFields values={values} errors={errors} />
      <TextAreaField
        label={t("field.newcomers")}
        help={t("field.newcomers-help")}
        name="newcomers"
        rows={6}
        defaultValue={values.newcomers ?? ""}
        error={errors?.newcomers}
      />
      <fieldset className="plain-set">
        <legend className="field-label">{t("weekly.again")}</legend>
        <p className="help">{t(`weekly.${hint}`)}</p>
        {left.map((row) => (
          <label key={row.id} className="choice-line">
            <input type="checkbox" name="santri" value={row.id} defaultChecked={chosen.includes(row.id)} />
            <span>
              <ShownName line={row} />{" "}
              {row.stay !== null && (
                <small className="soft">
                  <StayText stay={row.stay} />
                </small>
              )}
            </span>
          </label>
        ))}
      </fieldset>
      <FormActions>
        <SubmitButton name="intent" value="begin" busyLabel={t("common:form.saving")}>
          {t("weekly.begin-save")}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
