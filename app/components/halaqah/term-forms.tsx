import { Form } from "@remix-run/react"
import { SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { SpanFields } from "#app/components/halaqah/halaqah-fields.tsx"
import { SpanText } from "#app/components/halaqah/lesson-text.tsx"
import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { clockText, WEEKDAYS } from "#app/domain/timetable.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

/** What was refused, by the form it came from: the intent and the row's id. */
export interface FormAnswer {
  at: string
  errors: Record<string, string>
  values: Record<string, string>
}

interface TermsProps {
  answer: FormAnswer | undefined
  today: string
}

interface TeacherRow {
  id: string
  educatorId: string
  name: string
  from: string
  until: string | null
}

/** Who leads the halaqah, from when to when: one form for each term. */
export function TeacherTerms({
  teachers,
  educators,
  answer,
  today,
}: TermsProps & { teachers: TeacherRow[]; educators: { id: string; name: string; code: string }[] }) {
  const { t } = useTranslation("halaqah")
  const options = [
    { value: "", label: t("field.choose") },
    ...educators.map((one) => ({ value: one.id, label: `${one.name} (${one.code})` })),
  ]
  const fields = (values: Record<string, string | undefined>, errors: Record<string, string> | undefined) => (
    <>
      <SelectField
        label={t("field.teacher")}
        name="educatorId"
        options={options}
        defaultValue={values.educatorId ?? ""}
        error={errors?.educatorId}
        required
      />
      <SpanFields values={values} errors={errors} />
    </>
  )
  return (
    <Card title={t("settings.teachers")}>
      {educators.length === 0 && <p className="soft">{t("settings.no-educators")}</p>}
      <ul className="plain people">
        {teachers.map((row) => (
          <li key={row.id}>
            <RowForm intent="teacher" id={row.id} answer={answer} row={{ ...row, until: row.until ?? "" }}>
              {row.name}{" "}
              <small className="soft">
                <SpanText from={row.from} until={row.until} />
              </small>
              {fields}
            </RowForm>
          </li>
        ))}
      </ul>
      <NewForm intent="teacher" title={t("settings.new-teacher")} answer={answer} row={{ from: today }}>
        {fields}
      </NewForm>
    </Card>
  )
}

interface SlotRow {
  id: string
  weekday: number
  startsAt: string
  endsAt: string
  from: string
  until: string | null
}

/** When the halaqah meets: one form for each weekly lesson. */
export function SlotTerms({ slots, answer, today }: TermsProps & { slots: SlotRow[] }) {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  const fields = (values: Record<string, string | undefined>, errors: Record<string, string> | undefined) => (
    <>
      <div className="filters">
        <SelectField
          label={t("field.weekday")}
          name="weekday"
          options={WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekday.${day}`) }))}
          defaultValue={values.weekday ?? "1"}
          error={errors?.weekday}
          required
        />
        <TextField
          label={t("field.starts-at")}
          name="startsAt"
          type="time"
          defaultValue={values.startsAt}
          error={errors?.startsAt}
          required
        />
        <TextField
          label={t("field.ends-at")}
          name="endsAt"
          type="time"
          defaultValue={values.endsAt}
          error={errors?.endsAt}
          required
        />
      </div>
      <SpanFields values={values} errors={errors} />
    </>
  )
  return (
    <Card title={t("timetable.title")}>
      <ul className="plain people">
        {slots.map((row) => (
          <li key={row.id}>
            <RowForm
              intent="slot"
              id={row.id}
              answer={answer}
              row={{ ...row, weekday: String(row.weekday), until: row.until ?? "" }}
            >
              {t(`weekday.${row.weekday}`)}, {clockText(row.startsAt, language)}–
              {clockText(row.endsAt, language)}{" "}
              <small className="soft">
                <SpanText from={row.from} until={row.until} />
              </small>
              {fields}
            </RowForm>
          </li>
        ))}
      </ul>
      <NewForm intent="slot" title={t("settings.new-slot")} answer={answer} row={{ from: today }}>
        {fields}
      </NewForm>
    </Card>
  )
}

type Fields = (
  values: Record<string, string | undefined>,
  errors: Record<string, string> | undefined,
) => React.ReactNode

interface RowFormProps {
  intent: "teacher" | "slot"
  id: string
  answer: FormAnswer | undefined
  row: Record<string, string>
  /** What the row is called, and behind it its fields. */
  children: [...React.ReactNode[], Fields]
}

function RowForm({ intent, id, answer, row, children }: RowFormProps) {
  const { t } = useTranslation("halaqah")
  const own = answer?.at === `${intent}:${id}` || answer?.at === `remove-${intent}:${id}` ? answer : undefined
  const fields = children.at(-1) as Fields
  return (
    <details open={own !== undefined}>
      <summary>{children.slice(0, -1) as React.ReactNode[]}</summary>
      <Form method="post">
        <input type="hidden" name="id" value={id} />
        {own?.errors.form !== undefined && <p className="error">{t(own.errors.form)}</p>}
        {fields({ ...row, ...own?.values }, own?.errors)}
        <div className="row form-actions">
          <SubmitButton name="intent" value={intent}>
            {t("common:form.save")}
          </SubmitButton>
          <SubmitButton name="intent" value={`remove-${intent}`} className="btn danger" formNoValidate>
            {t("settings.remove")}
          </SubmitButton>
        </div>
      </Form>
    </details>
  )
}

interface NewFormProps {
  intent: "teacher" | "slot"
  title: string
  answer: FormAnswer | undefined
  row: Record<string, string>
  children: Fields
}

function NewForm({ intent, title, answer, row, children }: NewFormProps) {
  const { t } = useTranslation("halaqah")
  const own = answer?.at === `${intent}:` ? answer : undefined
  return (
    <details open={own !== undefined}>
      <summary>{title}</summary>
      <Form method="post">
        {own?.errors.form !== undefined && <p className="error">{t(own.errors.form)}</p>}
        {children({ ...row, ...own?.values }, own?.errors)}
        <SubmitButton name="intent" value={intent}>
          {t("settings.add")}
        </SubmitButton>
      </Form>
    </details>
  )
}
