import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { TextField } from "#app/components/form.tsx"
import { PrintManyCard } from "#app/components/halaqah/print-many-card.tsx"
import { ScanResults, SheetLink } from "#app/components/halaqah/scan-results.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { sheetsAction } from "#app/http/sheets-action.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readSheets } from "#app/services/read-sheets.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const search = new URL(request.url).searchParams
  const asked = {
    typed: (search.get("code") ?? "").trim().slice(0, 40),
    scans: search.getAll("scan").slice(0, 50).map(requireKey),
  }
  return {
    ...(await readSheets(db, actor, asked)),
    title: translate(await languageOf(request))("halaqah:sheets.title"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await sheetsAction(actor, request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function Sheets() {
  const { t } = useTranslation("halaqah")
  const view = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Page
      title={view.title}
      lead={t("sheets.lead")}
      crumbs={[{ label: t("list.title"), to: paths.halaqahList() }]}
    >
      {answered?.refused !== undefined && (
        <p className="error-summary" role="alert">
          {t(answered.refused.key, answered.refused.values)}
        </p>
      )}
      <div className="stack">
        <ScanResults view={view} />
        <div className="grid">
          <PrintManyCard view={view} answer={answered?.print} />
          {view.may.scan && (
            <Card title={t("scan.title")}>
              <p>{t("scan.how")}</p>
              <form method="post" action={paths.sheets()} encType="multipart/form-data">
                <div className="field">
                  <label htmlFor="scan-files">{t("scan.files")}</label>
                  <input
                    id="scan-files"
                    type="file"
                    name="files"
                    accept="image/*,application/pdf"
                    multiple
                    required
                  />
                </div>
                <button type="submit" className="btn">
                  {t("scan.send")}
                </button>
              </form>
            </Card>
          )}
          <Card title={t("sheets.find")}>
            <Form method="get">
              <TextField
                label={t("sheets.code")}
                name="code"
                help={t("sheets.code-help")}
                defaultValue={view.typed}
                autoComplete="off"
                required
              />
              <button type="submit" className="btn ghost">
                {t("sheets.search")}
              </button>
            </Form>
            {view.typed !== "" && (
              <p role="status">
                {view.found === null ? t("sheets.not-found") : <SheetLink sheet={view.found} />}
              </p>
            )}
          </Card>
        </div>
      </div>
    </Page>
  )
}
