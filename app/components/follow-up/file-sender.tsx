import { useId } from "react"
import { ErrorSummary, SubmitButton } from "#app/components/form.tsx"
import type { FollowUpAnswer } from "#app/http/follow-up-answer.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"

interface FileSenderProps {
  label: string
  help: string
  send: string
  accept?: string
  answer: Pick<FollowUpAnswer, "errors" | "named"> | undefined
}

/** Sends files from the page they are about. A plain form: the browser shows how far it has come. */
export function FileSender({ label, help, send, accept, answer }: FileSenderProps) {
  const { t } = useTranslation("action")
  const id = useId()
  return (
    <form method="post" encType="multipart/form-data" className="form file-sender">
      <ErrorSummary errors={answer?.errors} labels={{}} named={answer?.named} />
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          type="file"
          name="files"
          id={id}
          accept={accept}
          aria-describedby={`${id}-help`}
          multiple
          required
        />
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      </div>
      <SubmitButton className="btn ghost" busyLabel={t("common:form.saving")}>
        {send}
      </SubmitButton>
    </form>
  )
}
