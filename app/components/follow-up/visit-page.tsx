import { Form } from "@remix-run/react"
import { VisitDirections } from "#app/components/follow-up/visit-directions.tsx"
import { useDirectionFields, useVisitFields, VisitFields } from "#app/components/follow-up/visit-fields.tsx"
import { VisitPhotos } from "#app/components/follow-up/visit-photos.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { StaleRow } from "#app/components/register/stale-row.tsx"
import type { FollowUpAnswer } from "#app/http/follow-up-answer.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { VisitView } from "#app/services/read-visits.server.ts"

interface VisitPageProps {
  view: VisitView
  answer: FollowUpAnswer | undefined
}

/** One visit: who came, what was asked for, and how far that was followed up. */
export function VisitPage({ view, answer }: VisitPageProps) {
  const { t } = useTranslation("visit")
  const [visitFields, directionFields] = [useVisitFields(), useDirectionFields()]
  const count = view.directions.length
  const proven = view.directions.filter(({ standing }) => standing.state === "terbukti").length
  return (
    <Page
      title={view.title}
      crumbs={[{ label: t("title"), to: paths.visits() }]}
      lead={
        <>
          <p>{count === 0 ? t("page.lead-none") : t("page.lead", { count, proven })}</p>
          {view.sample && <p className="soft small">{t("page.sample")}</p>}
        </>
      }
      actions={
        <a href={paths.visitReport(view.id)} className="btn" download>
          {t("page.report")}
        </a>
      }
    >
      {answer?.stored !== undefined && (
        <StaleRow
          fields={answer.at === "visit" ? visitFields : directionFields}
          stored={answer.stored.typed}
          typed={answer.values}
        />
      )}
      <div className="stack">
        <VisitDirections view={view} answer={answer} />
        <div className="grid">
          <Facts view={view} answer={answer} />
          <VisitPhotos view={view} answer={answer} />
        </div>
      </div>
    </Page>
  )
}

function Facts({ view, answer }: VisitPageProps) {
  const { t } = useTranslation("visit")
  return (
    <Card title={t("page.facts")}>
      <dl className="facts">
        <dt>{t("page.unit")}</dt>
        <dd>{view.unit}</dd>
        <dt>{t("page.period")}</dt>
        <dd>{view.period}</dd>
        <dt>{t("field.purpose")}</dt>
        <dd>{t(`purpose.${view.purpose}`)}</dd>
        <dt>{t("field.visitors")}</dt>
        <dd>
          <Lines
            lines={view.visitors.map(({ office, institution }) =>
              institution === "" ? office : `${office}, ${institution}`,
            )}
          />
        </dd>
        {view.unitsPresent.length > 0 && (
          <>
            <dt>{t("field.unitsPresent")}</dt>
            <dd>
              <Lines lines={view.unitsPresent} />
            </dd>
          </>
        )}
        {view.places.length > 0 && (
          <>
            <dt>{t("field.places")}</dt>
            <dd>
              <Lines lines={view.places} />
            </dd>
          </>
        )}
        {view.summary !== "" && (
          <>
            <dt>{t("field.summary")}</dt>
            <dd className="typed">{view.summary}</dd>
          </>
        )}
      </dl>
      {view.may.record && <EditVisit view={view} answer={answer?.at === "visit" ? answer : undefined} />}
    </Card>
  )
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function EditVisit({ view, answer }: VisitPageProps) {
  const { t } = useTranslation("visit")
  const labels = Object.fromEntries(useVisitFields().map(({ key, label }) => [key, label]))
  return (
    <details open={answer !== undefined} className="no-print">
      <summary>{t("page.edit")}</summary>
      <Form method="post" className="form" key={view.version}>
        {answer?.stored === undefined && <ErrorSummary errors={answer?.errors} labels={labels} />}
        <input type="hidden" name="version" value={answer?.stored?.version ?? view.version} />
        <VisitFields typed={{ ...view.typed, ...answer?.values }} errors={answer?.errors} />
        <FormActions>
          <SubmitButton name="intent" value="visit" busyLabel={t("common:form.saving")}>
            {t("common:form.save")}
          </SubmitButton>
        </FormActions>
      </Form>
    </details>
  )
}
