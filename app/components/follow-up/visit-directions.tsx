import { Form, Link } from "@remix-run/react"
import { DirectionStateTag } from "#app/components/follow-up/action-state.tsx"
import { ActionTable } from "#app/components/follow-up/action-table.tsx"
import { DirectionFields, useDirectionFields } from "#app/components/follow-up/visit-fields.tsx"
import { ErrorSummary, SubmitButton } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { FollowUpAnswer } from "#app/http/follow-up-answer.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { DirectionView, VisitView } from "#app/services/read-visits.server.ts"

interface VisitDirectionsProps {
  view: VisitView
  answer: FollowUpAnswer | undefined
}

/** The directions given on a visit, how far each was followed up, and by which actions. */
export function VisitDirections({ view, answer }: VisitDirectionsProps) {
  const { t } = useTranslation("visit")
  const [first] = view.visitors
  return (
    <Card title={t("direction.title")} id="directions">
      {view.directions.length === 0 && <p className="soft">{t("page.lead-none")}</p>}
      {view.directions.map((one) => (
        <Direction key={one.id} one={one} may={view.may} answer={answer} />
      ))}
      {view.may.record && (
        <DirectionForm
          key={view.directions.length}
          summary={t("direction.add")}
          typed={{ givenBy: first?.office ?? "" }}
          answer={answer?.at === "direction " ? answer : undefined}
        />
      )}
    </Card>
  )
}

function Direction({
  one,
  may,
  answer,
}: {
  one: DirectionView
  may: VisitView["may"]
  answer: FollowUpAnswer | undefined
}) {
  const { t } = useTranslation("visit")
  const { proven, of } = one.standing
  const due = one.dueText === null ? "" : ` · ${t("direction.due", { day: one.dueText })}`
  return (
    <section className="direction">
      <h3>
        {t("direction.number", { number: one.number })} <DirectionStateTag state={one.standing.state} />
      </h3>
      <p className="typed">{one.text}</p>
      <p className="soft small">
        {t("direction.given", { by: one.givenBy })}
        {due}
        {of > 0 && ` · ${t("direction.proven", { proven, count: of })}`}
      </p>
      {one.actions.length === 0 ? (
        <p className="soft">{t("direction.no-actions")}</p>
      ) : (
        <ActionTable
          rows={one.actions}
          caption={t("direction.number", { number: one.number })}
          withSource={false}
        />
      )}
      {may.act && (
        <p className="no-print">
          <Link to={paths.newActionOf(one.id)} className="btn ghost">
            {t("direction.make")}
          </Link>
        </p>
      )}
      {may.record && (
        <DirectionForm
          key={one.version}
          id={one.id}
          version={one.version}
          summary={t("direction.edit")}
          typed={one.typed}
          answer={answer?.at === `direction ${one.id}` ? answer : undefined}
        />
      )}
    </section>
  )
}

interface DirectionFormProps {
  id?: string
  version?: number
  summary: string
  typed: Record<string, string>
  answer: FollowUpAnswer | undefined
}

function DirectionForm({ id = "", version = 0, summary, typed, answer }: DirectionFormProps) {
  const { t } = useTranslation("visit")
  const labels = Object.fromEntries(useDirectionFields().map(({ key, label }) => [key, label]))
  return (
    <details open={answer !== undefined} className="no-print">
      <summary>{summary}</summary>
      <Form method="post" className="form">
        {answer?.stored === undefined && <ErrorSummary errors={answer?.errors} labels={labels} />}
        <input type="hidden" name="direction" value={id} />
        <input type="hidden" name="version" value={answer?.stored?.version ?? version} />
        <DirectionFields typed={{ ...typed, ...answer?.values }} errors={answer?.errors} />
        <SubmitButton name="intent" value="direction" busyLabel={t("common:form.saving")}>
          {t("direction.save")}
        </SubmitButton>
      </Form>
    </details>
  )
}
