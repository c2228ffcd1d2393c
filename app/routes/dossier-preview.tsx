import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { PreviewTable } from "#app/components/dossier/preview-table.tsx"
import { useRefreshWhile } from "#app/components/dossier/use-refresh-while.ts"
import { SelectField, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { PreviewQuery } from "#app/domain/dossier-forms.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { previewDossier } from "#app/services/preview-dossier.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const shown = await languageOf(request)
  const query = PreviewQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const order = { edition: query.edition, language: query.language ?? shown }
  const view = await previewDossier(db, actor, requireKey(params.cycle), order)
  return { ...view, title: `${translate(shown)("dossier:preview.title")} · Miqyas` }
}

export default function DossierPreviewPage() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const { cycle, edition } = view
  useRefreshWhile(view.state === "working")
  const revision = t(`dossier:revision.${view.draft ? "draft" : "final"}`, { revision: view.revision })
  return (
    <Page
      title={t("dossier:preview.title")}
      lead={`${t(`dossier:edition.${edition}`)} · ${revision} · ${t(`dossier:language.${view.language}`)}`}
      crumbs={[
        { label: t("common:nav.cycles"), to: paths.cycles() },
        { label: cycle.title, to: paths.cycle(cycle.id) },
        { label: t("dossier:title"), to: paths.dossiers(cycle.id) },
      ]}
    >
      <Card>
        <Form method="get" className="form">
          <input type="hidden" name="edition" value={edition} />
          <div className="row dossier-preview-choice">
            <SelectField
              label={t("dossier:language.label")}
              name="language"
              defaultValue={view.language}
              required
              options={[
                { value: "id", label: t("dossier:language.id") },
                { value: "en", label: t("dossier:language.en") },
              ]}
            />
            <SubmitButton className="btn ghost">{t("dossier:preview.show")}</SubmitButton>
          </div>
        </Form>
        {view.state === "working" && (
          <div role="status">
            <p>{t("dossier:preview.working")}</p>
            <noscript>
              <meta httpEquiv="refresh" content="3" />
            </noscript>
          </div>
        )}
        {(view.state === "too-long" || view.state === "failed") && (
          <p className="warning">{t(`dossier:preview.${view.state}`)}</p>
        )}
        {view.state === "ready" && (
          <>
            <p>{t("dossier:preview.total", { pages: view.pages, size: view.sizeText })}</p>
            {view.withheld > 0 && (
              <p className="soft">
                {t("dossier:preview.withheld", { count: view.withheld })}{" "}
                <Link to={`${paths.dossiers(cycle.id)}#check`}>{t("dossier:preview.see-check")}</Link>
              </p>
            )}
            <p>
              <Link to={`${paths.dossiers(cycle.id)}#issue`} className="btn">
                {t("dossier:preview.to-issue")}
              </Link>
            </p>
            <PreviewTable rows={view.rows} />
          </>
        )}
      </Card>
    </Page>
  )
}
