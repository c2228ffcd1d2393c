import { Form } from "@remix-run/react"
import {
  CheckboxField,
  ErrorSummary,
  FormActions,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import {
  AKHLAK_LEVELS,
  IBADAH_RESULTS,
  SETORAN_ASPECTS,
  SETORAN_KINDS,
  TAHSIN_RESULTS,
} from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { ProgressLineView } from "#app/services/read-progress-line.server.ts"

interface LineProps {
  view: ProgressLineView
  answered:
    | {
        values: Record<string, string>
        errors: Record<string, string>
        current?: { text: string; version: number } | undefined
      }
    | undefined
}

/** The correction of one line of progress, or its removal. */
export function ProgressLinePage({ view, answered }: LineProps) {
  const { t } = useTranslation("progress")
  const { santri } = view
  const values = answered?.values ?? view.values
  const current = answered?.current
  const labels = Object.fromEntries(
    Object.keys(answered?.errors ?? {}).map((name) => [name, name === "form" ? "" : t(`field.${name}`)]),
  )
  const version = current?.version ?? view.version
  return (
    <Page
      title={t("correct.title")}
      lead={<p>{t("correct.lead", { name: santri.name, text: view.text })}</p>}
      crumbs={[
        { label: t("santri:list.title"), to: paths.santriList() },
        { label: santri.name, to: paths.santri(santri.id) },
        { label: t("timeline.title"), to: paths.santriProgress(santri.id) },
      ]}
    >
      {current !== undefined && (
        <p className="warning" role="alert">
          {t("correct.stale", { text: current.text })}
        </p>
      )}
      <ErrorSummary errors={answered?.errors} labels={labels} />
      <div className="grid">
        <Card title={t("correct.fields")}>
          <Form method="post" noValidate key={view.version}>
            <input type="hidden" name="version" value={version} />
            <TextField
              label={t("field.day")}
              name="day"
              type="date"
              defaultValue={answered?.values.day ?? view.day}
              max={view.today}
              error={answered?.errors.day}
              required
            />
            <KindFields view={view} values={values} errors={answered?.errors ?? {}} />
            <TextAreaField
              label={t("field.note")}
              name="note"
              rows={2}
              maxLength={500}
              defaultValue={values.note}
              error={answered?.errors.note}
            />
            <FormActions>
              <SubmitButton name="intent" value="correct" busyLabel={t("common:form.saving")}>
                {t("common:form.save")}
              </SubmitButton>
            </FormActions>
          </Form>
        </Card>
        <Card title={t("correct.remove")}>
          <p>{t("correct.remove-help")}</p>
          <Form method="post">
            <input type="hidden" name="version" value={version} />
            <SubmitButton name="intent" value="remove" className="btn danger">
              {t("correct.remove-do")}
            </SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  )
}

function KindFields({
  view,
  values,
  errors,
}: {
  view: ProgressLineView
  values: Record<string, string>
  errors: Record<string, string>
}) {
  const { t } = useTranslation("progress")
  const field = (name: string) => ({
    label: t(`field.${name}`),
    name,
    defaultValue: values[name],
    error: errors[name],
  })
  const number = (name: string) => ({ ...field(name), inputMode: "decimal" as const, required: true })
  const choice = (name: string, options: readonly string[], texts: string) => ({
    ...field(name),
    options: options.map((value) => ({ value, label: t(`${texts}.${value}`) })),
    required: true,
  })
  const grade = (name: string) => ({
    ...field(name),
    options: [
      { value: "", label: "–" },
      ...view.grades.map(({ code, name: said }) => ({ value: code, label: `${code} · ${said}` })),
    ],
  })
  switch (view.of) {
    case "tahsin":
      return (
        <>
          <TextField {...number("volume")} />
          <TextField {...number("pageFrom")} />
          <TextField {...number("pageTo")} />
          <SelectField {...choice("result", TAHSIN_RESULTS, "result")} />
          <SelectField {...grade("grade")} />
        </>
      )
    case "tahfidz":
      return (
        <>
          <SelectField {...choice("kind", SETORAN_KINDS, "kind")} />
          <TextField {...field("surah")} required />
          <TextField {...number("from")} />
          <TextField {...number("to")} help={t("correct.to-help")} />
          {SETORAN_ASPECTS.map((aspect) => (
            <SelectField key={aspect} {...grade(aspect)} />
          ))}
        </>
      )
    case "kitab":
      return (
        <>
          <TextField {...field("chapter")} />
          <TextField {...number("pageFrom")} required={false} />
          <TextField {...number("pageTo")} required={false} />
          <CheckboxField
            label={t("field.khatam")}
            name="khatam"
            value="on"
            defaultChecked={values.khatam === "on"}
          />
          <SelectField {...grade("grade")} />
        </>
      )
    case "ibadah":
      return <SelectField {...choice("result", IBADAH_RESULTS, "result")} />
    case "akhlak":
      return <SelectField {...choice("level", AKHLAK_LEVELS.map(String), "akhlak")} />
  }
}
