import { Form } from "@remix-run/react"
import { ActionFields, useActionFields } from "#app/components/follow-up/action-fields.tsx"
import { ActionProofs } from "#app/components/follow-up/action-proofs.tsx"
import { ActionStateTag, DueText, SourceText } from "#app/components/follow-up/action-state.tsx"
import { ActionComments, ActionHistory } from "#app/components/follow-up/action-talk.tsx"
import { ActionWork, CallOff, Version } from "#app/components/follow-up/action-work.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { StaleRow } from "#app/components/register/stale-row.tsx"
import type { FollowUpAnswer } from "#app/http/follow-up-answer.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { ActionView } from "#app/services/read-action.server.ts"

interface ActionPageProps {
  view: ActionView
  answer: FollowUpAnswer | undefined
}

/** One action: what is to be done, by whom, until when, and what proves it. */
export function ActionPage({ view, answer }: ActionPageProps) {
  const { t } = useTranslation("action")
  const fields = useActionFields(view.positions)
  const stale = answer?.stored
  return (
    <Page
      title={`${view.code} ${view.title}`}
      crumbs={[{ label: t("title"), to: paths.actions() }]}
      lead={
        <p>
          <ActionStateTag state={view.state} />{" "}
          {view.sample && <small className="soft">({t("sample")})</small>}
        </p>
      }
    >
      {stale !== undefined && (
        <StaleRow
          fields={fields}
          stored={stale.typed}
          typed={answer?.at === "edit" ? { ...view.typed, ...answer.values } : stale.typed}
        />
      )}
      <div className="grid">
        <div className="stack">
          <Facts view={view} />
          <ActionProofs view={view} answer={answer} />
          <ActionWork view={view} answer={answer} />
          <ActionComments view={view} answer={answer} />
        </div>
        <div className="stack">
          {view.may.edit && <Terms view={view} answer={answer} />}
          <ActionHistory history={view.history} />
        </div>
      </div>
    </Page>
  )
}

function Facts({ view }: { view: ActionView }) {
  const { t } = useTranslation("action")
  const { holder, submitted, reviewed } = view
  const isOff = view.state === "batal"
  return (
    <Card title={t("page.facts")}>
      <dl className="facts">
        <dt>{t("page.source")}</dt>
        <dd>
          <SourceText source={view.source} />
          {view.source.direction !== null && <p className="soft typed">{view.source.direction.text}</p>}
        </dd>
        <dt>{t("page.position")}</dt>
        <dd>{view.position ?? t("nobody")}</dd>
        {holder !== null && (
          <>
            <dt>{t("page.holder")}</dt>
            <dd>
              {holder.standing !== "definitif" && `${t(`standing.${holder.standing}`)} `}
              {holder.name}
            </dd>
          </>
        )}
        <dt>{t("page.due")}</dt>
        <dd>
          <DueText line={view} />
        </dd>
        {view.detail !== "" && (
          <>
            <dt>{t("page.detail")}</dt>
            <dd className="typed">{view.detail}</dd>
          </>
        )}
        {view.outcome !== "" && (
          <>
            <dt>{t("page.outcome")}</dt>
            <dd>
              <span className="typed">{view.outcome}</span>
              {submitted !== null && (
                <>
                  <br />
                  <small className="soft">
                    {t("page.handed-in", { by: submitted.by, at: submitted.at })}
                  </small>
                </>
              )}
            </dd>
          </>
        )}
        {reviewed !== null && (
          <>
            <dt>{t(isOff ? "page.reason" : reviewed.note === "" ? "page.review" : "page.review-note")}</dt>
            <dd>
              {reviewed.note !== "" && <p className="typed">{reviewed.note}</p>}
              <small className="soft">
                {t(isOff ? "page.called-off" : "page.reviewed", { by: reviewed.by, at: reviewed.at })}
              </small>
            </dd>
          </>
        )}
        {view.closedText !== null && (
          <>
            <dt>{t("page.closed")}</dt>
            <dd>{view.closedText}</dd>
          </>
        )}
      </dl>
    </Card>
  )
}

function Terms({ view, answer }: ActionPageProps) {
  const { t } = useTranslation("action")
  const own = answer?.at === "edit" ? answer : undefined
  const labels = Object.fromEntries(useActionFields(view.positions).map(({ key, label }) => [key, label]))
  return (
    <Card title={t("page.manage")} className="no-print">
      <details open={own !== undefined}>
        <summary>{t("page.edit")}</summary>
        <Form method="post" className="form" key={view.version}>
          {own?.stored === undefined && <ErrorSummary errors={own?.errors} labels={labels} />}
          <Version view={view} answer={own} />
          <ActionFields
            typed={{ ...view.typed, ...own?.values }}
            errors={own?.errors}
            positions={view.positions}
          />
          <FormActions>
            <SubmitButton name="intent" value="edit" busyLabel={t("common:form.saving")}>
              {t("common:form.save")}
            </SubmitButton>
          </FormActions>
        </Form>
      </details>
      <CallOff view={view} answer={answer} />
    </Card>
  )
}
