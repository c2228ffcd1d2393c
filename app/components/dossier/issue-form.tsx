import { Form, Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import {
  CheckboxField,
  ErrorSummary,
  FormActions,
  SelectField,
  SubmitButton,
  TextAreaField,
} from "#app/components/form.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { MIN_REASON } from "#app/domain/full-edition.ts"
import { paths } from "#app/paths.ts"

interface IssueFormProps {
  cycleId: string
  may: { redacted: boolean; full: boolean }
  errors: Record<string, string> | undefined
  values: Record<string, string>
}

/** Issuing a dossier: the redacted edition by one button, the full one by an act of its own with a reason. */
export function IssueForms({ cycleId, may, errors, values }: IssueFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const languages = [
    { value: "id", label: t("dossier:language.id") },
    { value: "en", label: t("dossier:language.en") },
  ]
  const choice = (
    <SelectField
      label={t("dossier:language.label")}
      name="language"
      options={languages}
      defaultValue={values.language ?? language}
      required
    />
  )
  return (
    <>
      {may.redacted && (
        <Form method="post" className="form">
          <input type="hidden" name="intent" value="issue" />
          <p>{t("dossier:edition-help.redacted")}</p>
          {choice}
          <FormActions>
            <SubmitButton name="edition" value="redacted" busyLabel={t("dossier:issue.busy")}>
              {t("dossier:issue.redacted")}
            </SubmitButton>
            <Link to={paths.dossierPreview(cycleId)} className="btn ghost">
              {t("dossier:preview.open")}
            </Link>
          </FormActions>
        </Form>
      )}
      {may.full && (
        <details className="dossier-full" open={values.edition === "full" || undefined}>
          <summary>{t("dossier:issue.full-summary")}</summary>
          <Form method="post" className="form">
            <input type="hidden" name="intent" value="issue" />
            {values.edition === "full" && (
              <ErrorSummary errors={errors} labels={{ reason: t("dossier:issue.reason") }} />
            )}
            <p>{t("dossier:edition-help.full")}</p>
            <TextAreaField
              label={t("dossier:issue.reason")}
              name="reason"
              help={t("dossier:issue.reason-help")}
              error={errors?.reason}
              defaultValue={values.reason ?? ""}
              rows={3}
              minLength={MIN_REASON}
              maxLength={1000}
              required
            />
            {choice}
            <CheckboxField
              label={t("dossier:issue.confirm")}
              name="confirm"
              error={errors?.confirm}
              required
            />
            <FormActions>
              <SubmitButton
                className="btn danger"
                name="edition"
                value="full"
                busyLabel={t("dossier:issue.busy")}
              >
                {t("dossier:issue.full")}
              </SubmitButton>
              <Link to={paths.dossierPreview(cycleId, "full")} className="btn ghost">
                {t("dossier:preview.open-full")}
              </Link>
            </FormActions>
          </Form>
        </details>
      )}
    </>
  )
}

/** Handing the cycle in: freezes its data as the next revision. */
export function SubmitForm({
  submittable,
  revision,
  error,
}: {
  submittable: boolean
  revision: number
  error: string | undefined
}) {
  const { t } = useTranslation()
  if (!submittable) return <p className="soft">{t("dossier:submit.wait")}</p>
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="submit" />
      <p>{t("dossier:submit.text", { revision: revision + 1 })}</p>
      <CheckboxField label={t("dossier:submit.confirm")} name="confirm" error={error} required />
      <FormActions>
        <SubmitButton>{t("dossier:submit.button")}</SubmitButton>
      </FormActions>
    </Form>
  )
}
