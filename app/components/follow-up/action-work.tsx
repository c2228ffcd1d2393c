import { Form } from "@remix-run/react"
import { ErrorSummary, SubmitButton, TextAreaField, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { FollowUpAnswer } from "#app/http/follow-up-answer.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import type { ActionView } from "#app/services/read-action.server.ts"

interface ActionWorkProps {
  view: ActionView
  answer: FollowUpAnswer | undefined
}

/** What can be done next with an action: begin it, hand it in, or review what was handed in. */
export function ActionWork({ view, answer }: ActionWorkProps) {
  const { t } = useTranslation("action")
  const { may } = view
  if (!may.begin && !may.handIn && !may.review) return null
  return (
    <Card title={t(may.review ? "work.review" : "work.title")} id="work" className="no-print">
      {may.begin && (
        <Form method="post" className="row">
          {answer?.at === "begin" && <ErrorSummary errors={answer.errors} labels={{}} />}
          <Version view={view} />
          <SubmitButton name="intent" value="begin" className="btn ghost">
            {t("work.begin")}
          </SubmitButton>
        </Form>
      )}
      {may.handIn && <HandIn view={view} answer={answer?.at === "hand-in" ? answer : undefined} />}
      {may.review && (
        <Review
          view={view}
          answer={answer?.at === "approve" || answer?.at === "return" ? answer : undefined}
        />
      )}
    </Card>
  )
}

function HandIn({ view, answer }: ActionWorkProps) {
  const { t } = useTranslation("action")
  const labels = { outcome: t("field.outcome"), withoutProof: t("field.withoutProof") }
  return (
    <Form method="post" className="form">
      <ErrorSummary errors={answer?.errors} labels={labels} />
      <p className="soft">{t("work.hand-in-help")}</p>
      <Version view={view} answer={answer} />
      <TextAreaField
        label={labels.outcome}
        name="outcome"
        className="short"
        defaultValue={answer?.values.outcome ?? view.outcome}
        error={answer?.errors.outcome}
        maxLength={4000}
        required
      />
      {view.proofs.length === 0 && (
        <TextField
          label={labels.withoutProof}
          name="withoutProof"
          help={t("work.without-help")}
          defaultValue={answer?.values.withoutProof}
          error={answer?.errors.withoutProof}
          maxLength={200}
        />
      )}
      <SubmitButton name="intent" value="hand-in" busyLabel={t("common:form.saving")}>
        {t("work.hand-in")}
      </SubmitButton>
    </Form>
  )
}

function Review({ view, answer }: ActionWorkProps) {
  const { t } = useTranslation("action")
  return (
    <Form method="post" className="form">
      <ErrorSummary errors={answer?.errors} labels={{ note: t("field.note") }} />
      <p className="soft">{t("work.review-help")}</p>
      {!view.may.approve && <p className="notice">{t("work.proof-his")}</p>}
      <Version view={view} answer={answer} />
      <TextAreaField
        label={t("field.note")}
        name="note"
        className="short"
        help={t("work.note-help")}
        defaultValue={answer?.values.note}
        error={answer?.errors.note}
        maxLength={4000}
      />
      <div className="row">
        {view.may.approve && (
          <SubmitButton name="intent" value="approve">
            {t("work.approve")}
          </SubmitButton>
        )}
        <SubmitButton name="intent" value="return" className="btn danger">
          {t("work.return")}
        </SubmitButton>
      </div>
    </Form>
  )
}

/** Calls an action off, for a reason. */
export function CallOff({ view, answer }: ActionWorkProps) {
  const { t } = useTranslation("action")
  const own = answer?.at === "call-off" ? answer : undefined
  return (
    <details open={own !== undefined}>
      <summary>{t("work.call-off-title")}</summary>
      <Form method="post" className="form">
        <ErrorSummary errors={own?.errors} labels={{ note: t("work.reason") }} />
        <Version view={view} answer={own} />
        <TextField
          label={t("work.reason")}
          name="note"
          defaultValue={own?.values.note}
          error={own?.errors.note}
          maxLength={400}
          required
        />
        <SubmitButton name="intent" value="call-off" className="btn danger">
          {t("work.call-off")}
        </SubmitButton>
      </Form>
    </details>
  )
}

/** The version the form was shown; once it was refused as stale, the one that is stored by now. */
export function Version({
  view,
  answer,
}: {
  view: { version: number }
  answer?: FollowUpAnswer | undefined
}) {
  return <input type="hidden" name="version" value={answer?.stored?.version ?? view.version} />
}
