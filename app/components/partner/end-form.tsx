import { Form } from "@remix-run/react"
import { ErrorSummary, SubmitButton, TextAreaField, TextField } from "#app/components/form.tsx"
import { Refused } from "#app/components/santri/refused.tsx"
import type { AgreementAnswer } from "#app/http/agreement-actions.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"

/** The end of an agreement before its time, with its reason. */
export function EndAgreementForm({
  version,
  today,
  answer,
}: {
  version: number
  today: string
  answer: AgreementAnswer | undefined
}) {
  const { t } = useTranslation("partner")
  const own = answer?.at === "end" ? answer : undefined
  return (
    <details open={own !== undefined}>
      <summary>{t("end.title")}</summary>
      <ErrorSummary errors={own?.errors} labels={{ endedOn: t("end.day"), endedReason: t("end.reason") }} />
      {own?.stored !== undefined && (
        <p className="error-summary" role="alert">
          {t("refusal.stale")}
        </p>
      )}
      <Refused refused={own?.refused} />
      <Form method="post" className="form">
        <input type="hidden" name="version" value={own?.stored?.version ?? version} />
        <p className="help">{t("end.help")}</p>
        <TextField
          label={t("end.day")}
          name="endedOn"
          type="date"
          required
          defaultValue={own?.values.endedOn ?? today}
          error={own?.errors?.endedOn}
        />
        <TextAreaField
          label={t("end.reason")}
          name="endedReason"
          required
          rows={3}
          maxLength={500}
          defaultValue={own?.values.endedReason ?? ""}
          error={own?.errors?.endedReason}
        />
        <SubmitButton name="intent" value="end" className="btn danger">
          {t("end.submit")}
        </SubmitButton>
      </Form>
    </details>
  )
}
