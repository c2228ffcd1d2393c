import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { ErrorSummary, SelectField, SubmitButton, TextAreaField, TextField } from "#app/components/form.tsx"
import { useLevelText } from "#app/components/halaqah/lesson-text.tsx"
import { Card } from "#app/components/page.tsx"
import type { ImtihanRefused } from "#app/http/imtihan-actions.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import type { readImtihanList } from "#app/services/read-imtihan.server.ts"

/** What is examined, when, and by whom. */
export function NewImtihan() {
  const { t } = useTranslation("imtihan")
  const { today, levels, educators, progress } = useLoaderData<typeof readImtihanList>()
  const answer = useActionData<ImtihanRefused>()
  const levelText = useLevelText()
  const chosen = new Set(answer?.chosen)
  const { values, errors } = answer ?? {}
  const labels = {
    title: t("new.name"),
    day: t("list.day"),
    level: t("list.level"),
    aspects: t("new.aspects"),
    examiners: t("new.examiners"),
  }
  return (
    <Card title={t("new.title")}>
      <Form method="post">
        <ErrorSummary errors={errors} labels={labels} />
        <TextField
          label={t("new.name")}
          name="title"
          maxLength={120}
          defaultValue={values?.title}
          error={errors?.title}
          required
        />
        <TextField
          label={t("list.day")}
          name="day"
          type="date"
          max={today}
          defaultValue={values?.day ?? today}
          error={errors?.day}
          required
        />
        {levels.length > 0 && (
          <SelectField
            label={t("list.level")}
            name="level"
            help={t("new.level-help")}
            defaultValue={values?.level}
            error={errors?.level}
            options={[
              { value: "", label: t("new.no-level") },
              ...levels.map((level) => ({ value: `${level.number}`, label: levelText(level) })),
            ]}
          />
        )}
        <TextAreaField
          label={t("new.aspects")}
          name="aspects"
          help={t("new.aspects-help")}
          rows={4}
          defaultValue={values?.aspects ?? t(`aspects.${progress}`)}
          error={errors?.aspects}
          required
        />
        <fieldset>
          <legend>{t("new.educators")}</legend>
          {educators.map(({ id, name }) => (
            <label key={id} className="choice-line">
              <input type="checkbox" name="educators" value={id} defaultChecked={chosen.has(id)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <TextAreaField
          label={t("new.examiners")}
          name="examiners"
          help={t("new.examiners-help")}
          rows={2}
          defaultValue={values?.examiners}
          error={errors?.examiners}
        />
        <SubmitButton>{t("new.create")}</SubmitButton>
      </Form>
    </Card>
  )
}
