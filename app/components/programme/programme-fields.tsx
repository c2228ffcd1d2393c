import { CheckboxField, SelectField, TextAreaField, TextField } from "#app/components/form.tsx"
import { Tick } from "#app/components/programme/grade-table.tsx"
import { type ProgressKind, SUPPORTING_COUNTS } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface ProgrammeFieldsProps {
  progress: ProgressKind
  methods: { id: string; name: string }[]
  values: Record<string, string>
  errors: Record<string, string> | undefined
}

/** What a programme is called, by which method it teaches, and what its attendance counts for. */
export function ProgrammeFields({ progress, methods, values, errors }: ProgrammeFieldsProps) {
  const { t } = useTranslation("halaqah")
  return (
    <>
      <TextField
        label={t("programme.name")}
        name="name"
        maxLength={80}
        defaultValue={values.name}
        error={errors?.name}
        required
      />
      {progress === "tahsin" && (
        <SelectField
          label={t("programme.method")}
          name="methodId"
          help={t("programme.method-help")}
          options={[
            { value: "", label: t("programme.no-method") },
            ...methods.map((one) => ({ value: one.id, label: one.name })),
          ]}
          defaultValue={values.methodId}
          error={errors?.methodId}
        />
      )}
      <SelectField
        label={t("programme.counts")}
        name="supportingCount"
        help={t("programme.counts-help")}
        options={[
          { value: "", label: t("programme.count.none") },
          ...SUPPORTING_COUNTS.map((value) => ({ value, label: t(`programme.count.${value}`) })),
        ]}
        defaultValue={values.supportingCount}
        error={errors?.supportingCount}
      />
      <TextField
        label={t("programme.sort")}
        name="sort"
        type="number"
        min={0}
        max={999}
        defaultValue={values.sort}
        error={errors?.sort}
      />
      <CheckboxField
        label={t("programme.retired")}
        name="retired"
        help={t("programme.retired-help")}
        defaultChecked={values.retired === "on"}
      />
    </>
  )
}

/** The levels by number: names change, numbers do not. */
export function LevelFields({
  levels,
  errors,
  values,
}: {
  levels: { number: number; name: string }[]
} & Pick<ProgrammeFieldsProps, "errors" | "values">) {
  const { t } = useTranslation("halaqah")
  return (
    <>
      {levels.map(({ number, name }) => (
        <TextField
          key={number}
          label={t("programme.level", { number })}
          name="level"
          maxLength={80}
          defaultValue={name}
          required
        />
      ))}
      <TextAreaField
        label={t("programme.new-levels")}
        name="newLevels"
        help={t("programme.one-a-line")}
        rows={3}
        defaultValue={values.newLevels}
        error={errors?.newLevels ?? errors?.level}
      />
    </>
  )
}

/** The lines of an ibadah checklist. */
export function ChecklistFields({
  lines,
  errors,
  values,
}: {
  lines: { id: string; name: string; retired: boolean }[]
} & Pick<ProgrammeFieldsProps, "errors" | "values">) {
  const { t } = useTranslation("halaqah")
  return (
    <>
      {lines.length > 0 && (
        <p className="checklist-head small soft" aria-hidden="true">
          {t("programme.retired")}
        </p>
      )}
      {lines.map((row) => (
        <div key={row.id} className="checklist-line">
          <input type="hidden" name="itemId" value={row.id} />
          <input
            name="itemName"
            defaultValue={row.name}
            maxLength={80}
            aria-label={t("programme.line-of", { name: row.name })}
            required
          />
          <Tick
            name="itemRetired"
            value={row.id}
            on={row.retired}
            label={t("programme.line-retired", { name: row.name })}
          />
        </div>
      ))}
      <TextAreaField
        label={t("programme.new-lines")}
        name="newItems"
        help={t("programme.one-a-line")}
        rows={3}
        defaultValue={values.newItems}
        error={errors?.newItems ?? errors?.itemName}
      />
    </>
  )
}
