import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { StaleAnswer } from "#app/components/cycle/stale-answer.tsx"
import { ErrorSummary, SubmitButton, TextAreaField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { ItemView } from "#app/domain/item-view.ts"
import type { ItemAnswered } from "#app/http/item-actions.server.ts"

/** A reviewer's decision on what is offered: approve, or return with a note. */
export function ReviewPanel({ view, answered }: { view: ItemView; answered: ItemAnswered | undefined }) {
  const { t } = useTranslation("cycle")
  const noteError =
    answered?.errors?.note ??
    (answered?.refused?.key === "cycle:error.note-needed" ? answered.refused.key : undefined)
  const otherError =
    answered?.refused !== undefined && noteError === undefined ? answered.refused.key : undefined
  const stale = answered?.stale
  const isOffered = view.answer.status === "siap"
  return (
    <Card title={t("review.title")} id="review" className="review">
      {stale !== undefined && <StaleAnswer theirs={stale} mine={view.answer} levels={view.levels} />}
      <ErrorSummary
        errors={
          otherError === undefined
            ? noteError === undefined
              ? undefined
              : { note: noteError }
            : { form: otherError }
        }
        labels={{ note: t("review.note") }}
      />
      <p className="soft">
        {isOffered
          ? t("review.offered", {
              by: view.answer.author ?? t("item.someone"),
              at: view.answer.savedAt ?? "–",
            })
          : t("review.approved-already")}
      </p>
      {isOffered && !view.may.approve && <p className="notice">{t("refusal.contributed")}</p>}
      <Form method="post" preventScrollReset>
        <input type="hidden" name="version" value={stale?.version ?? view.answer.version} />
        <TextAreaField
          label={t("review.note")}
          name="note"
          help={t("review.note-help")}
          defaultValue={answered?.values.note ?? ""}
          error={noteError}
          className="short"
          maxLength={5000}
        />
        <div className="row">
          {isOffered && view.may.approve && (
            <SubmitButton name="intent" value="approve">
              {t("review.approve")}
            </SubmitButton>
          )}
          <SubmitButton name="intent" value="return" className="btn danger">
            {t("review.return")}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
