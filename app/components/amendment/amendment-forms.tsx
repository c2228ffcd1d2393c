import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import {
  CheckboxField,
  ErrorSummary,
  FormActions,
  type Option,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from "#app/components/form.tsx"
import { ENTRY_LENGTH, REASON_LENGTH } from "#app/domain/amendment-form.ts"
import { LABEL_LENGTH } from "#app/domain/evidence-form.ts"

interface FormProps {
  errors: Record<string, string> | undefined
  values: Record<string, string>
}

/** Why an amendment is made: opens it, or says it anew. */
export function ReasonForm({
  intent,
  reason = "",
  errors,
  values,
}: FormProps & { intent: "open" | "reason"; reason?: string }) {
  const { t } = useTranslation("amendment")
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value={intent} />
      <TextAreaField
        label={t("reason.label")}
        name="reason"
        help={t("reason.help")}
        error={errors?.reason}
        defaultValue={values.reason ?? reason}
        rows={3}
        maxLength={REASON_LENGTH}
        required
      />
      <FormActions>
        <SubmitButton className={intent === "open" ? "btn" : "btn ghost"} busyLabel={t("common:form.saving")}>
          {t(intent === "open" ? "open.button" : "reason.save")}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Adds a text, a file by its code, or both to the open amendment. */
export function EntryForm({
  items,
  suggested,
  errors,
  values,
}: FormProps & { items: Option[]; suggested: readonly { code: string; title: string }[] }) {
  const { t } = useTranslation("amendment")
  const labels = {
    item: t("entry.item"),
    text: t("entry.text"),
    evidence: t("entry.evidence"),
    label: t("entry.label"),
    pageFrom: t("entry.page-from"),
    pageTo: t("entry.page-to"),
  }
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="add" />
      <ErrorSummary errors={errors} labels={labels} />
      <SelectField
        label={labels.item}
        name="item"
        options={[{ value: "", label: t("entry.choose") }, ...items]}
        error={errors?.item}
        defaultValue={values.item ?? ""}
        required
      />
      <TextAreaField
        label={labels.text}
        name="text"
        help={t("entry.text-help")}
        error={errors?.text}
        defaultValue={values.text ?? ""}
        rows={4}
        maxLength={ENTRY_LENGTH}
      />
      <TextField
        label={labels.evidence}
        name="evidence"
        help={t("entry.evidence-help")}
        error={errors?.evidence}
        defaultValue={values.evidence ?? ""}
        maxLength={20}
        list="amendment-files"
        autoComplete="off"
      />
      <datalist id="amendment-files">
        {suggested.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </datalist>
      <TextField
        label={labels.label}
        name="label"
        error={errors?.label}
        defaultValue={values.label ?? ""}
        maxLength={LABEL_LENGTH}
      />
      <div className="row amendment-pages">
        <TextField
          label={labels.pageFrom}
          name="pageFrom"
          inputMode="numeric"
          error={errors?.pageFrom}
          defaultValue={values.pageFrom ?? ""}
          maxLength={6}
        />
        <TextField
          label={labels.pageTo}
          name="pageTo"
          inputMode="numeric"
          error={errors?.pageTo}
          defaultValue={values.pageTo ?? ""}
          maxLength={6}
        />
      </div>
      <FormActions>
        <SubmitButton busyLabel={t("common:form.saving")}>{t("entry.add")}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Issues the open amendment for good, or drops it. */
export function IssueAmendment({
  number,
  version,
  revision,
  error,
}: {
  number: number
  version: number
  revision: number
  error: string | undefined
}) {
  const { t } = useTranslation("amendment")
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="issue" />
      <input type="hidden" name="version" value={version} />
      <p>{t("issue.text", { number, revision: revision + 1, before: revision })}</p>
      <CheckboxField label={t("issue.confirm")} name="confirm" error={error} required />
      <FormActions>
        <SubmitButton busyLabel={t("common:form.saving")}>{t("issue.button", { number })}</SubmitButton>
      </FormActions>
    </Form>
  )
}

export function DiscardAmendment({ number }: { number: number }) {
  const { t } = useTranslation("amendment")
  return (
    <details className="amendment-discard">
      <summary>{t("discard.summary")}</summary>
      <Form method="post">
        <input type="hidden" name="intent" value="discard" />
        <p>{t("discard.text")}</p>
        <SubmitButton className="btn danger">{t("discard.button", { number })}</SubmitButton>
      </Form>
    </details>
  )
}
