import { useTranslation } from "react-i18next"
import { CheckboxField, SelectField, TextField } from "#app/components/form.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { ROLES } from "#app/domain/permissions.ts"

interface GrantFieldsProps {
  units: { id: string; shortName: string }[]
  cycles: { id: string; title: string }[]
  today: string
  errors: Record<string, string> | undefined
  values: Record<string, string | undefined>
}

/** A role, where it counts and from when to when. */
export function GrantFields({ units, cycles, today, errors, values }: GrantFieldsProps) {
  const { t } = useTranslation()
  const none = { value: "", label: t("admin:user.choose") }
  return (
    <>
      <SelectField
        label={t("admin:user.role")}
        name="role"
        help={t("admin:user.role-help")}
        defaultValue={values.role}
        error={errors?.role}
        options={[none, ...ROLES.map((role) => ({ value: role, label: t(`common:role.${role}`) }))]}
        required
      />
      <UnitField units={units} defaultValue={values.unitId} error={errors?.unitId} />
      {units.length > 1 && (
        <CheckboxField
          label={t("admin:user.subtree")}
          name="subtree"
          defaultChecked={values.subtree === "on"}
          error={errors?.subtree}
        />
      )}
      <TextField
        label={t("admin:user.from")}
        name="from"
        type="date"
        defaultValue={values.from ?? today}
        error={errors?.from}
        required
      />
      <TextField
        label={t("admin:user.until")}
        name="until"
        type="date"
        help={t("admin:user.until-help")}
        defaultValue={values.until}
        error={errors?.until}
      />
      <fieldset className="sub">
        <legend>{t("admin:user.asesor-only")}</legend>
        <SelectField
          label={t("admin:user.cycle")}
          name="cycleId"
          defaultValue={values.cycleId}
          error={errors?.cycleId}
          options={[none, ...cycles.map((cycle) => ({ value: cycle.id, label: cycle.title }))]}
        />
        <SelectField
          label={t("admin:user.edition")}
          name="edition"
          defaultValue={values.edition ?? "redacted"}
          error={errors?.edition}
          options={[
            { value: "redacted", label: t("admin:user.redacted") },
            { value: "full", label: t("admin:user.full") },
          ]}
        />
      </fieldset>
    </>
  )
}
