import { SelectField, TextField } from "#app/components/form.tsx"
import { useLevelText } from "#app/components/halaqah/lesson-text.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface HalaqahFieldsProps {
  programmes: {
    id: string
    name: string
    retired: boolean
    levels: { number: number; name: string | null }[]
  }[]
  rooms: { id: string; name: string }[]
  values: Record<string, string | undefined>
  errors: Record<string, string> | undefined
}

/** What a halaqah is called, what it teaches, where it meets, and how long it lasts. */
export function HalaqahFields({ programmes, rooms, values, errors }: HalaqahFieldsProps) {
  const { t } = useTranslation("halaqah")
  const levelText = useLevelText()
  const offered = programmes
    .filter((one) => !one.retired || values.programme?.startsWith(one.id))
    .flatMap(({ id, name, levels }) => [
      { value: id, label: levels.length === 0 ? name : `${name} · ${levelText(null)}` },
      ...levels.map((level) => ({ value: `${id}:${level.number}`, label: `${name} · ${levelText(level)}` })),
    ])
  return (
    <>
      <TextField
        label={t("field.name")}
        name="name"
        help={t("field.name-help")}
        maxLength={120}
        defaultValue={values.name}
        error={errors?.name}
        required
      />
      <SelectField
        label={t("field.programme")}
        name="programme"
        options={[{ value: "", label: t("field.choose") }, ...offered]}
        defaultValue={values.programme ?? ""}
        error={errors?.programme}
        required
      />
      <SelectField
        label={t("field.room")}
        name="facilityId"
        options={[
          { value: "", label: t("field.no-room") },
          ...rooms.map((room) => ({ value: room.id, label: room.name })),
        ]}
        defaultValue={values.facilityId ?? ""}
        error={errors?.facilityId}
      />
      <SpanFields values={values} errors={errors} />
    </>
  )
}

/** First and last day. */
export function SpanFields({ values, errors }: Pick<HalaqahFieldsProps, "values" | "errors">) {
  const { t } = useTranslation("halaqah")
  return (
    <div className="filters">
      <TextField
        label={t("field.from")}
        name="from"
        type="date"
        defaultValue={values.from}
        error={errors?.from}
        required
      />
      <TextField
        label={t("field.until")}
        name="until"
        type="date"
        defaultValue={values.until}
        error={errors?.until}
      />
    </div>
  )
}
