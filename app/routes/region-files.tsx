import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { KeyTable } from "#app/components/region/key-table.tsx"
import { RegionResults, type ResultLine } from "#app/components/region/region-results.tsx"
import { regionFilesAction } from "#app/http/region-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readRegionFiles } from "#app/services/read-exchange.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireManager(request, "region.exchange")
  const language = await languageOf(request)
  const month = new URL(request.url).searchParams.get("month")
  return {
    ...(await readRegionFiles(db, actor, { month, language })),
    title: translate(language)("region:files.title"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireManager(request, "region.exchange")
  const language = await languageOf(request)
  const answer = await regionFilesAction(request, actor, { language, t: translate(language) })
  if (answer === "saved") return redirect(`${paths.regionFiles()}?notice=saved`, 303)
  return data(answer, { status: "error" in answer ? 422 : 200 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function RegionFiles() {
  const { t } = useTranslation("region")
  const { title, month, months, monthName, missing, files, keys, units } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const results: readonly ResultLine[] = answer?.results ?? []
  return (
    <Page
      title={title}
      lead={t("files.lead")}
      crumbs={[{ label: t("title"), to: paths.region() }]}
      actions={
        <Link className="btn ghost" to={paths.regionLetters()}>
          {t("letters.title")}
        </Link>
      }
    >
      <Card title={t("files.upload")}>
        <Form method="post" encType="multipart/form-data" className="form">
          <TextField
            label={t("files.choose")}
            name="files"
            type="file"
            accept=".json,application/json"
            help={t("files.choose-help")}
            error={answer !== undefined && "error" in answer ? answer.error : undefined}
            multiple
            required
          />
          <SubmitButton busyLabel={t("files.reading")}>{t("files.read")}</SubmitButton>
        </Form>
      </Card>
      <RegionResults results={results} units={units} />
      <Card title={t("missing.title", { month: monthName })}>
        <Form method="get" className="filters">
          <SelectField
            label={t("missing.month")}
            name="month"
            defaultValue={month}
            key={month}
            options={months}
            required
          />
          <button type="submit" className="btn ghost">
            {t("missing.show")}
          </button>
        </Form>
        {missing.length === 0 ? (
          <p className="ready">✓ {t("missing.none")}</p>
        ) : (
          <>
            <p className="gap">! {t("missing.count", { count: missing.length })}</p>
            <ul>
              {missing.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card title={t("files.read-before")}>
        {files.length === 0 ? (
          <EmptyState title={t("files.none")} hint={t("files.none-hint")} />
        ) : (
          <table className="cards">
            <thead>
              <tr>
                <th scope="col">{t("column.unit")}</th>
                <th scope="col">{t("files.month")}</th>
                <th scope="col">{t("files.at")}</th>
                <th scope="col">SHA-256</th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <tr key={file.id}>
                  <th scope="row">{file.unit}</th>
                  <td data-label={t("files.month")}>{file.month}</td>
                  <td data-label={t("files.at")}>{file.at}</td>
                  <td data-label="SHA-256">
                    <span className="hash">{file.sha256.slice(0, 16)}…</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <KeyTable keys={keys} />
    </Page>
  )
}
