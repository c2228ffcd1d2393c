import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { ErrorSummary, SelectField, SubmitButton } from "#app/components/form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { UnitChoice } from "#app/domain/account-forms.ts"
import { notFound } from "#app/domain/refusal.ts"
import { ReportForm } from "#app/domain/region-letter-form.ts"
import { formErrorOf } from "#app/http/form-error.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { makeReport } from "#app/services/make-report.server.ts"
import { readOwnReports } from "#app/services/read-exchange.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireManager(request, "report.make")
  const language = await languageOf(request)
  return {
    ...(await readOwnReports(db, actor, language)),
    title: translate(language)("region:report.title"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "report.make")
  const form = await readForm(request)
  const unit = checkForm(form, UnitChoice)
  if (!unit.ok || !unitIds.includes(unit.value.unitId)) throw notFound()
  const parsed = checkForm(form, ReportForm)
  if (!parsed.ok) return data({ errors: parsed.errors }, { status: 422 })
  const error = await formErrorOf(() => makeReport(actor, unit.value.unitId, parsed.value.month))
  if (error !== undefined) return data({ errors: { month: error } }, { status: 422 })
  return redirect(`${paths.report()}?notice=created`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

/** The unit's monthly file: made, taken along, and kept. */
export default function Report() {
  const { t } = useTranslation("region")
  const { title, months, month, isDue, dueName, units, files } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  return (
    <Page
      title={title}
      lead={
        isDue ? (
          <span className="draft">! {t("report.due", { month: dueName })}</span>
        ) : (
          <span className="ready">✓ {t("report.done", { month: dueName })}</span>
        )
      }
      actions={
        <Link className="btn ghost" to={paths.reportLetters()}>
          {t("letters.from-above")}
        </Link>
      }
    >
      <Card title={t("report.make")}>
        <p className="soft">{t("report.make-help")}</p>
        <ErrorSummary errors={errors} labels={{ month: t("report.month") }} />
        <Form method="post" className="form">
          <UnitField units={units} error={errors?.unitId} />
          <SelectField
            label={t("report.month")}
            name="month"
            defaultValue={month}
            options={months}
            error={errors?.month}
            required
          />
          <SubmitButton busyLabel={t("report.making")}>{t("report.make-button")}</SubmitButton>
        </Form>
      </Card>
      <Card title={t("report.made")}>
        {files.length === 0 ? (
          <EmptyState title={t("report.none")} hint={t("report.none-hint")} />
        ) : (
          <table className="cards">
            <thead>
              <tr>
                <th scope="col">{t("report.month")}</th>
                <th scope="col">{t("report.as-of")}</th>
                <th scope="col">{t("report.cycles")}</th>
                <th scope="col">{t("report.hash")}</th>
                <th scope="col">{t("report.take")}</th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <tr key={file.id}>
                  <th scope="row" className="plain-head">
                    {file.month}
                    {units.length > 1 && ` · ${file.unit}`}
                    <br />
                    <small className="soft">{file.at}</small>
                  </th>
                  <td data-label={t("report.as-of")}>{file.asOf}</td>
                  <td data-label={t("report.cycles")}>{file.cycles}</td>
                  <td data-label={t("report.hash")}>
                    <span className="hash">{file.sha256}</span>
                    <br />
                    <small className="soft">
                      {t("report.fingerprint")}: <span className="fingerprint">{file.fingerprint}</span>
                    </small>
                  </td>
                  <td>
                    <span className="row">
                      <a href={paths.exchangeFile(file.id)} download className="btn ghost">
                        {t("report.file")}
                        <span className="hidden"> {file.month}</span>
                      </a>
                      <a href={paths.exchangePdf(file.id)} className="btn ghost">
                        PDF<span className="hidden"> {file.month}</span>
                      </a>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Page>
  )
}
