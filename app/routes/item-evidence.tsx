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
import { EvidencePicker } from "#app/components/evidence/evidence-picker.tsx"
import { ItemFiles } from "#app/components/evidence/item-files.tsx"
import { LinkEditor } from "#app/components/evidence/link-editor.tsx"
import { ItemWarnings } from "#app/components/evidence/link-warnings.tsx"
import { UploadDrop } from "#app/components/evidence/upload-drop.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { config } from "#app/config.server.ts"
import { FilterQuery } from "#app/domain/evidence-form.ts"
import { itemEvidenceAction } from "#app/http/item-evidence-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readItemEvidence } from "#app/services/read-item-evidence.server.ts"
import { db } from "#db/client.server.ts"

function place(params: LoaderFunctionArgs["params"]) {
  return { cycleId: requireKey(params.cycle), item: requireKey(params.item) }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const query = FilterQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const view = await readItemEvidence(db, actor, place(params), query, await languageOf(request))
  return { view, search: query.q, maxBytes: config().maxUploadBytes }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await itemEvidenceAction(actor, place(params), request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page === undefined ? "Miqyas" : `${page.view.item.label} · ${page.view.cycle.title} · Miqyas` },
]

export default function ItemEvidenceRoute() {
  const { view, search, maxBytes } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { t } = useTranslation("evidence")
  const { cycle, item, links, may } = view
  return (
    <Page
      title={t("item.title", { item: item.label })}
      lead={t("item.lead", { count: links.length })}
      crumbs={[
        { label: cycle.title, to: paths.cycle(cycle.id) },
        { label: item.label, to: paths.item(cycle.id, item.key) },
      ]}
    >
      {cycle.isFrozen && <p className="warning">{t("refusal.frozen")}</p>}
      {answered?.refused !== undefined && (
        <p className="error-summary" role="alert">
          {t(answered.refused.key, answered.refused.values)}
        </p>
      )}
      <div className="grid">
        <Card title={t("item.linked", { count: links.length })}>
          {links.length === 0 && <EmptyState title={t("item.none")} hint={t("item.none-hint")} />}
          {may.link ? (
            <>
              <ItemWarnings warnings={view.warnings} />
              <ol className="link-editors">
                {links.map((link, index) => (
                  <LinkEditor
                    // What was saved gives the form its new start.
                    key={`${link.linkId} ${link.label} ${link.pageFrom} ${link.pageTo} ${link.hint}`}
                    link={link}
                    hints={view.hints}
                    answered={answered?.linkId === link.linkId ? answered : undefined}
                    isFirst={index === 0}
                    isLast={index === links.length - 1}
                  />
                ))}
              </ol>
            </>
          ) : (
            <ItemFiles
              files={links}
              warnings={view.warnings}
              editPage={paths.itemEvidence(cycle.id, item.key)}
              mayEdit={false}
            />
          )}
        </Card>
        {may.link && (
          <div className="stack">
            <Card title={t("item.upload")}>
              <UploadDrop fields={{ cycle: cycle.id, item: item.key }} maxBytes={maxBytes} />
            </Card>
            <Card title={t("item.library")}>
              <EvidencePicker
                library={view.library}
                hints={view.hints}
                search={search}
                error={answered?.errors?.evidence}
              />
            </Card>
          </div>
        )}
      </div>
    </Page>
  )
}
