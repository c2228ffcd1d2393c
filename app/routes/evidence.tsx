import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { EvidenceCopies } from "#app/components/evidence/evidence-copies.tsx"
import { EvidenceForm } from "#app/components/evidence/evidence-form.tsx"
import { EvidencePreview } from "#app/components/evidence/evidence-preview.tsx"
import { EvidenceFacts } from "#app/components/evidence/evidence-row.tsx"
import {
  EvidenceRemoval,
  EvidenceSensitivity,
  EvidenceVersions,
} from "#app/components/evidence/evidence-standing.tsx"
import { EvidenceUses } from "#app/components/evidence/evidence-uses.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { evidenceAction } from "#app/http/evidence-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readEvidence } from "#app/services/read-evidence.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readEvidence(db, actor, requireKey(params.evidence), await languageOf(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await evidenceAction(actor, requireKey(params.evidence), request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.card.code} ${view.card.title} · Miqyas` },
]

export default function EvidencePage() {
  const view = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { t } = useTranslation("evidence")
  const { id } = view.card
  return (
    <Page
      title={`${view.card.code} ${view.card.title}`}
      lead={<EvidenceFacts card={view.card} />}
      crumbs={[{ label: t("library.title"), to: paths.evidenceLibrary() }]}
    >
      {answered?.refused !== undefined && (
        <p className="error-summary" role="alert">
          {t(answered.refused.key, answered.refused.values)}
        </p>
      )}
      <div className="grid evidence-page">
        <div className="stack">
          <EvidencePreview id={id} view={view} />
          <EvidenceUses view={view} />
        </div>
        <div className="stack">
          {view.may.edit && (
            <Card title={t("edit.title")}>
              <EvidenceForm key={`${id} ${view.version}`} view={view} answered={answered} />
            </Card>
          )}
          <EvidenceSensitivity view={view} />
          <EvidenceCopies view={view} />
          <EvidenceVersions id={id} view={view} />
          <Card title={t("facts.title")}>
            <dl className="facts">
              <dt>{t("facts.uploaded")}</dt>
              <dd>{view.uploadedText}</dd>
              <dt>{t("facts.type")}</dt>
              <dd>{view.card.mediaType}</dd>
              {view.width !== null && (
                <>
                  <dt>{t("facts.pixels")}</dt>
                  <dd>
                    {view.width} × {view.height}
                  </dd>
                </>
              )}
              {view.sha256 !== null && (
                <>
                  <dt>SHA-256</dt>
                  <dd className="hash">{view.sha256}</dd>
                </>
              )}
            </dl>
          </Card>
          {view.may.edit && <EvidenceRemoval view={view} />}
        </div>
      </div>
    </Page>
  )
}
