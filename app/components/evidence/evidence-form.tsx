import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { EvidenceFields, useFieldLabels } from "#app/components/evidence/evidence-fields.tsx"
import { ErrorSummary, FormActions, SubmitButton, TextField } from "#app/components/form.tsx"
import type { EvidenceAnswered } from "#app/http/evidence-actions.server.ts"
import type { EvidencePageView } from "#app/services/read-evidence.server.ts"

interface EvidenceFormProps {
  view: EvidencePageView
  answered: EvidenceAnswered | undefined
}

/** What is said about a file, to be changed; a stale form shows both texts and loses nothing. */
export function EvidenceForm({ view, answered }: EvidenceFormProps) {
  const { t } = useTranslation("evidence")
  const labels = useFieldLabels()
  const current = answered?.current
  const isEdit = answered?.values.title !== undefined
  const values = isEdit ? answered.values : standing(view)
  return (
    <Form method="post" className="form">
      <ErrorSummary errors={isEdit ? answered.errors : undefined} labels={labels} />
      {current !== undefined && (
        <div className="error-summary" role="alert">
          <p>
            <strong>{t("edit.stale")}</strong>
          </p>
          <dl className="facts">
            <dt>{t("field.title")}</dt>
            <dd>{current.title}</dd>
            <dt>{t("field.kind")}</dt>
            <dd>{t(`kind.${current.kind}`)}</dd>
            <dt>{t("field.period")}</dt>
            <dd>
              {current.periodFrom ?? "…"} – {current.periodTo ?? "…"}
            </dd>
            <dt>{t("field.valid-until")}</dt>
            <dd>{current.validUntil ?? "–"}</dd>
          </dl>
        </div>
      )}
      <input type="hidden" name="version" value={current?.version ?? view.version} />
      <EvidenceFields values={values} errors={answered?.errors} />
      <TextField
        label={t("field.supersedes")}
        name="supersedes"
        defaultValue={values.supersedes}
        error={answered?.errors?.supersedes}
        help={t("field.supersedes-help")}
        maxLength={20}
        autoCapitalize="characters"
      />
      <FormActions>
        <SubmitButton name="intent" value="edit" busyLabel={t("common:form.saving")}>
          {current === undefined ? t("common:form.save") : t("edit.save-anyway")}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

function standing(view: EvidencePageView): Record<string, string> {
  return {
    title: view.card.title,
    kind: view.card.kind,
    periodFrom: view.periodFrom ?? "",
    periodTo: view.periodTo ?? "",
    validUntil: view.validUntil ?? "",
    supersedes: view.older?.code ?? "",
  }
}
