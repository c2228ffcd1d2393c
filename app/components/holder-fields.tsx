import { useTranslation } from "react-i18next"
import { SelectField, TextField } from "#app/components/form.tsx"
import { STANDINGS } from "#app/domain/unit-choices.ts"

interface HolderFieldsProps {
  accounts: { id: string; name: string; username: string }[]
  errors: Record<string, string> | undefined
  values: Record<string, string | null | undefined>
}

/** Who holds a position, in which standing, and from when to when. */
export function HolderFields({ accounts, errors, values }: HolderFieldsProps) {
  const { t } = useTranslation()
  const text = (name: string) => ({
    label: t(`admin:holder.${name}`),
    name,
    defaultValue: values[name] ?? "",
    error: errors?.[name],
  })
  return (
    <>
      <TextField {...text("name")} help={t("admin:holder.name-help")} maxLength={120} required />
      <TextField {...text("nip")} maxLength={40} />
      <TextField {...text("rank")} help={t("admin:holder.rank-help")} maxLength={80} />
      <SelectField
        {...text("standing")}
        defaultValue={values.standing ?? "definitif"}
        options={STANDINGS.map((standing) => ({
          value: standing,
          label: t(`admin:position.standing.${standing}`),
        }))}
        required
      />
      <SelectField
        {...text("userId")}
        help={t("admin:holder.account-help")}
        options={[
          { value: "", label: t("admin:holder.no-account") },
          ...accounts.map((one) => ({ value: one.id, label: `${one.name} (${one.username})` })),
        ]}
      />
      <TextField {...text("from")} type="date" required />
      <TextField {...text("until")} type="date" help={t("admin:holder.until-help")} />
    </>
  )
}
