import { Form } from "@remix-run/react"
import { EvidenceRow, SensitivityTag } from "#app/components/evidence/evidence-row.tsx"
import { FileSender } from "#app/components/follow-up/file-sender.tsx"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { FollowUpAnswer } from "#app/http/follow-up-answer.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import type { ActionView } from "#app/services/read-action.server.ts"

interface ActionProofsProps {
  view: ActionView
  answer: FollowUpAnswer | undefined
}

/** What proves an action, and the ways to add to it. */
export function ActionProofs({ view, answer }: ActionProofsProps) {
  const { t } = useTranslation("action")
  const { proofs, may } = view
  const at = (name: string) => (answer?.at === name ? answer : undefined)
  return (
    <Card title={t("proof.title", { count: proofs.length })} id="proofs">
      {proofs.length === 0 && <p className="soft">{t("proof.none")}</p>}
      <ErrorSummary errors={at("remove-proof")?.errors} labels={{}} />
      {proofs.map((proof) => {
        const remove = may.prove && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="proof" value={proof.id} />
            <SubmitButton name="intent" value="remove-proof" className="btn ghost">
              {t("proof.remove", { code: proof.code })}
            </SubmitButton>
          </Form>
        )
        if (proof.card === null)
          return (
            <p key={proof.id}>
              <b>{proof.code}</b> <span className="soft">{t("proof.unseen")}</span>
              {remove}
            </p>
          )
        return (
          <EvidenceRow
            key={proof.id}
            card={proof.card}
            tags={
              <>
                <SensitivityTag sensitivity={proof.card.sensitivity} />
                {remove}
              </>
            }
          />
        )
      })}
      {may.prove && (
        <details open={at("proof") !== undefined || at("upload") !== undefined} className="no-print">
          <summary>{t("proof.add")}</summary>
          <Form method="post" className="form">
            <ErrorSummary errors={at("proof")?.errors} labels={{ code: t("field.code") }} />
            <TextField
              label={t("field.code")}
              name="code"
              help={t("proof.code-help")}
              defaultValue={at("proof")?.values.code}
              error={at("proof")?.errors.code}
              maxLength={20}
              required
            />
            <SubmitButton name="intent" value="proof" className="btn ghost">
              {t("proof.add-code")}
            </SubmitButton>
          </Form>
          {may.upload && (
            <FileSender
              label={t("field.files")}
              help={t("proof.upload-help")}
              send={t("proof.upload")}
              answer={at("upload")}
            />
          )}
        </details>
      )}
    </Card>
  )
}
