import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { BeforeIssue } from "#app/components/dossier/before-issue.tsx"
import { DossierHistory } from "#app/components/dossier/dossier-history.tsx"
import { IssueForms, SubmitForm } from "#app/components/dossier/issue-form.tsx"
import { useRefreshWhile } from "#app/components/dossier/use-refresh-while.ts"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { IssueForm, SubmitForm as SubmitSchema } from "#app/domain/dossier-forms.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { readDossiers } from "#app/services/read-dossiers.server.ts"
import { submitCycle } from "#app/services/submit-cycle.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const view = await readDossiers(db, actor, requireKey(params.cycle), language)
  const t = translate(language)
  return { ...view, title: `${t("dossier:meta", { applicant: view.cycle.applicantName })} · Miqyas` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const cycleId = requireKey(params.cycle)
  const posted = await readForm(request)
  if (posted.get("intent") === "submit") {
    const form = checkForm(posted, SubmitSchema)
    if (!form.ok) return data({ intent: "submit", errors: form.errors, values: form.values }, { status: 422 })
    await submitCycle(actor, cycleId)
    return redirect(paths.dossiers(cycleId), 303)
  }
  const form = checkForm(posted, IssueForm)
  if (!form.ok) return data({ intent: "issue", errors: form.errors, values: form.values }, { status: 422 })
  const { edition, language, reason } = form.value
  const issued = await issueDossier(actor, cycleId, { edition, language, reason })
  return redirect(paths.dossier(cycleId, issued.id), 303)
}

export default function Dossiers() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { cycle, may } = view
  useRefreshWhile((view.checks?.waiting ?? 0) > 0)
  const errors = answer?.errors as Record<string, string> | undefined
  const values = (answer?.values ?? {}) as Record<string, string>
  const lead = view.frozen ? t("dossier:lead.final", { revision: view.revision }) : t("dossier:lead.draft")
  return (
    <Page
      title={t("dossier:title")}
      lead={lead}
      crumbs={[
        { label: t("common:nav.cycles"), to: paths.cycles() },
        { label: cycle.title, to: paths.cycle(cycle.id) },
      ]}
      actions={
        view.frozen && (
          <>
            <Link className="btn ghost" to={paths.amendments(cycle.id)}>
              {t("amendment:title")}
            </Link>
            <Link className="btn ghost" to={paths.revisions(cycle.id)}>
              {t("amendment:revisions.title")}
            </Link>
          </>
        )
      }
    >
      {view.checks !== null && (
        <BeforeIssue cycleId={cycle.id} checks={view.checks} uncovered={view.uncovered} />
      )}
      {(may.redacted || may.full) && (
        <Card title={t("dossier:issue.title")} id="issue">
          <IssueForms
            cycleId={cycle.id}
            may={may}
            errors={answer?.intent === "issue" ? errors : undefined}
            values={values}
          />
        </Card>
      )}
      <Card title={t("dossier:history.title")} id="history">
        {view.dossiers.length === 0 ? (
          <EmptyState title={t("dossier:lead.none")} />
        ) : (
          <DossierHistory cycle={cycle} dossiers={view.dossiers} />
        )}
      </Card>
      {may.submit && (
        <Card title={t("dossier:submit.title")} id="submit">
          <SubmitForm
            submittable={view.submittable}
            revision={view.revision}
            error={answer?.intent === "submit" ? errors?.confirm : undefined}
          />
        </Card>
      )}
    </Page>
  )
}
