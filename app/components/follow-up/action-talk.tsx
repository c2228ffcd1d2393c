import { Form } from "@remix-run/react"
import { ErrorSummary, SubmitButton, TextAreaField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { FollowUpAnswer } from "#app/http/follow-up-answer.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import type { ActionView } from "#app/services/read-action.server.ts"

/** What was said about an action; what was said stays. */
export function ActionComments({ view, answer }: { view: ActionView; answer: FollowUpAnswer | undefined }) {
  const { t } = useTranslation("action")
  const own = answer?.at === "comment" ? answer : undefined
  return (
    <Card title={t("comment.title")} id="comments">
      {view.comments.length === 0 && <p className="soft">{t("comment.none")}</p>}
      <ul className="plain">
        {view.comments.map((comment) => (
          <li key={comment.id}>
            <p className="typed">{comment.text}</p>
            <small className="soft">{t("comment.by", { by: comment.by, at: comment.at })}</small>
          </li>
        ))}
      </ul>
      {view.may.comment && (
        <Form method="post" className="no-print" key={view.comments.length}>
          <ErrorSummary errors={own?.errors} labels={{ text: t("field.text") }} />
          <TextAreaField
            label={t("field.text")}
            name="text"
            className="short"
            defaultValue={own?.values.text}
            error={own?.errors.text}
            maxLength={4000}
            required
          />
          <SubmitButton name="intent" value="comment" className="btn ghost">
            {t("comment.add")}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}

/** Every change of an action, the first one first. */
export function ActionHistory({ history }: { history: ActionView["history"] }) {
  const { t } = useTranslation("action")
  return (
    <Card title={t("page.history")}>
      <ol className="plain-list">
        {history.map((line) => (
          <li key={line.sequence}>
            {t(`step.${line.step}`)}
            <br />
            <small className="soft">{t("page.history-line", { at: line.at, by: line.by })}</small>
          </li>
        ))}
      </ol>
    </Card>
  )
}
