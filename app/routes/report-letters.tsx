import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { KeyTable } from "#app/components/region/key-table.tsx"
import { LetterList } from "#app/components/region/letter-list.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { fingerprintText } from "#app/domain/exchange.ts"
import { letterAction } from "#app/http/letter-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readOwnLetters } from "#app/services/read-exchange.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireManager(request, "report.make")
  const language = await languageOf(request)
  return {
    ...(await readOwnLetters(db, actor, language)),
    title: translate(language)("region:letters.from-above"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const manager = await requireManager(request, "report.make")
  const answer = await letterAction(request, manager, translate(await languageOf(request)))
  if (answer === "saved") return redirect(`${paths.reportLetters()}?notice=saved`, 303)
  return data(answer, { status: answer.outcome === "refused" ? 422 : 200 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

/** Directions and instruments from the office above. */
export default function ReportLetters() {
  const { t } = useTranslation("region")
  const { title, units, keys, letters } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page title={title} lead={t("letters.lead")} crumbs={[{ label: t("report.title"), to: paths.report() }]}>
      <Card title={t("letters.read-one")}>
        {answer !== undefined && <Answer answer={answer} />}
        <Form method="post" encType="multipart/form-data" className="form">
          <UnitField units={units} />
          <TextField
            label={t("letters.file")}
            name="file"
            type="file"
            accept=".json,application/json"
            help={t("letters.file-help")}
            required
          />
          <SubmitButton busyLabel={t("files.reading")}>{t("letters.read")}</SubmitButton>
        </Form>
      </Card>
      <Card title={t("letters.received")}>
        {letters.length === 0 ? (
          <EmptyState title={t("letters.none-received")} hint={t("letters.none-received-hint")} />
        ) : (
          <LetterList letters={letters} isOwn={false} />
        )}
      </Card>
      <KeyTable keys={keys} />
    </Page>
  )
}

interface AnswerProps {
  answer: {
    outcome: "taken" | "known" | "refused"
    text: string
    says?: { from: string; fingerprint: string; text: string; unitId: string }
  }
}

/** What became of the letter; its key can be trusted once the fingerprint was compared. */
function Answer({ answer: { outcome, text, says } }: AnswerProps) {
  const { t } = useTranslation("region")
  return (
    <>
      <p className={outcome === "refused" ? "warning" : "notice"} role="status">
        {text}
      </p>
      {says !== undefined && (
        <Form method="post" encType="multipart/form-data" className="form warning">
          <p>
            {t("trust.compare-office", { office: says.from })}
            <br />
            <span className="fingerprint">{fingerprintText(says.fingerprint)}</span>
          </p>
          <input type="hidden" name="intent" value="trust" />
          <input type="hidden" name="unitId" value={says.unitId} />
          <input type="hidden" name="text" value={says.text} />
          <SubmitButton>{t("trust.button-office")}</SubmitButton>
        </Form>
      )}
    </>
  )
}
