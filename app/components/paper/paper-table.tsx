import { Form, Link } from "@remix-run/react"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import type { PaperAnswer } from "#app/http/paper-actions.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { PaperLine } from "#app/services/read-papers.server.ts"

/** The papers of a santri, each with its PDF, its state and the way to withdraw it. */
export function PaperTable({
  papers,
  mayWithdraw,
  answer,
}: {
  papers: PaperLine[]
  mayWithdraw: boolean
  answer: PaperAnswer | undefined
}) {
  const { t } = useTranslation("paper")
  return (
    <ul className="plain-list">
      {papers.map((paper) => (
        <li key={paper.id}>
          <p>
            <a href={paths.paperPdf(paper.id)}>{t("list.pdf-of", { number: paper.number })}</a>{" "}
            <strong>{t(`kind.${paper.kind}`)}</strong>
            {paper.period !== null && ` · ${paper.period}`}
          </p>
          <p className="soft small">
            {t("list.issued")} {paper.issued} ·{" "}
            {paper.withdrawn === null
              ? `● ${t("list.valid")}`
              : `✕ ${t("list.withdrawn", { day: paper.withdrawn.day, reason: paper.withdrawn.reason })}`}{" "}
            · <Link to={paths.verifyPaper(paper.sha256)}>{t("list.verify")}</Link>
          </p>
          {mayWithdraw && paper.withdrawn === null && (
            <Withdraw paper={paper} answer={answer?.at === `withdraw:${paper.id}` ? answer : undefined} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Withdraw({ paper, answer }: { paper: PaperLine; answer: PaperAnswer | undefined }) {
  const { t } = useTranslation("paper")
  return (
    <details open={answer !== undefined}>
      <summary>{t("withdraw.title", { number: paper.number })}</summary>
      <Form method="post">
        <ErrorSummary errors={answer?.errors} labels={{ reason: t("withdraw.reason") }} />
        <input type="hidden" name="paper" value={paper.id} />
        <TextField
          label={t("withdraw.reason")}
          name="reason"
          required
          maxLength={200}
          defaultValue={answer?.values.reason}
          error={answer?.errors?.reason}
        />
        <SubmitButton name="intent" value="withdraw" className="btn ghost">
          {t("withdraw.do")}
        </SubmitButton>
      </Form>
    </details>
  )
}
