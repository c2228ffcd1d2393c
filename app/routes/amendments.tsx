import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { AmendmentEntries } from "#app/components/amendment/amendment-entries.tsx"
import {
  DiscardAmendment,
  EntryForm,
  IssueAmendment,
  ReasonForm,
} from "#app/components/amendment/amendment-forms.tsx"
import { UploadDrop } from "#app/components/evidence/upload-drop.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { config } from "#app/config.server.ts"
import { formatInstant } from "#app/domain/dates.ts"
import { amendmentAction } from "#app/http/amendment-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readAmendments } from "#app/services/read-amendments.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const view = await readAmendments(db, actor, requireKey(params.cycle), language)
  const title = translate(language)("amendment:meta", { applicant: view.cycle.applicantName })
  return { ...view, maxBytes: config().maxUploadBytes, title: `${title} · Miqyas` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await amendmentAction(actor, requireKey(params.cycle), request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Amendments() {
  const { t } = useTranslation("amendment")
  const view = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { cycle, amendments } = view
  const open = amendments.find(({ revision }) => revision === null)
  const issued = amendments.filter(({ revision }) => revision !== null)
  const lead = !view.submitted
    ? t("lead.not-submitted")
    : t(open === undefined ? "lead.issued" : "lead.open", { revision: view.revision, count: issued.length })
  return (
    <Page
      title={t("title")}
      lead={lead}
      crumbs={[
        { label: t("common:nav.cycles"), to: paths.cycles() },
        { label: cycle.title, to: paths.cycle(cycle.id) },
        { label: t("dossier:title"), to: paths.dossiers(cycle.id) },
      ]}
      actions={
        issued.length > 0 && (
          <Link className="btn ghost" to={paths.revisions(cycle.id)}>
            {t("revisions.title")}
          </Link>
        )
      }
    >
      {answered?.refused !== undefined && (
        <p className="error-summary" role="alert">
          {t(answered.refused.key, answered.refused.values)}
        </p>
      )}
      {view.mayAmend && open === undefined && (
        <Card title={t("open.title")} id="open">
          <p>{t("open.text")}</p>
          <ReasonForm intent="open" {...formOf("open", answered)} />
        </Card>
      )}
      {open !== undefined && <OpenAmendment open={open} />}
      {issued.map((amendment) => (
        <Card
          key={amendment.number}
          id={`amendment-${amendment.number}`}
          title={t("issued", { number: amendment.number, revision: amendment.revision })}
        >
          <p>{amendment.reason}</p>
          <Issued at={amendment.at} by={amendment.by} />
          <AmendmentEntries cycleId={cycle.id} entries={amendment.entries} open={false} />
        </Card>
      ))}
      {amendments.length === 0 && !view.mayAmend && <EmptyState title={t("none")} />}
    </Page>
  )
}

type Answered = ReturnType<typeof useActionData<typeof action>>
type View = ReturnType<typeof useLoaderData<typeof loader>>

/** What a form was answered with: what was typed, and what is wrong with it. */
function formOf(intent: string, answered: Answered) {
  const own = answered?.intent === intent
  return { errors: own ? answered.errors : undefined, values: own ? answered.values : {} }
}

/** The amendment that is being gathered; whoever may not fill it sees what it holds so far. */
function OpenAmendment({ open }: { open: View["amendments"][number] }) {
  const { t } = useTranslation("amendment")
  const { cycle, mayAmend, items, suggested, maxBytes, revision } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { number, version, entries, reason } = open
  const added = (
    <Card title={t("gathering", { number })} id="gathering">
      <p>{reason}</p>
      <Issued at={open.at} by={open.by} />
      {entries.length === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <AmendmentEntries cycleId={cycle.id} entries={entries} open={mayAmend} />
      )}
      {mayAmend && (
        <details className="amendment-reason" open={answered?.intent === "reason" || undefined}>
          <summary>{t("reason.change")}</summary>
          <ReasonForm key={reason} intent="reason" reason={reason} {...formOf("reason", answered)} />
        </details>
      )}
    </Card>
  )
  if (!mayAmend) return added
  return (
    <div className="grid amendment-open">
      <div className="stack">
        {added}
        <Card title={t("entry.title")} id="add">
          <EntryForm key={version} items={items} suggested={suggested} {...formOf("add", answered)} />
        </Card>
      </div>
      <div className="stack">
        <Card title={t("upload.title")} id="upload">
          <p className="help">{t("upload.help")}</p>
          <UploadDrop maxBytes={maxBytes} />
        </Card>
        <Card title={t("issue.title", { number })} id="issue">
          {entries.length === 0 ? (
            <p className="soft">{t("issue.wait")}</p>
          ) : (
            <IssueAmendment
              number={number}
              version={version}
              revision={revision}
              error={formOf("issue", answered).errors?.confirm}
            />
          )}
          <DiscardAmendment number={number} />
        </Card>
      </div>
    </div>
  )
}

function Issued({ at, by }: { at: string; by: string | null }) {
  const { t } = useTranslation("amendment")
  const language = useLanguage()
  const { cycle } = useLoaderData<typeof loader>()
  const when = formatInstant(at, language, cycle.timeZone)
  return <p className="soft">{by === null ? when : t("by", { when, name: by })}</p>
}
