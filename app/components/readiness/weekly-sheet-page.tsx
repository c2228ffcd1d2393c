import { Link } from "@remix-run/react"
import { FormActions, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { Meter } from "#app/components/state.tsx"
import type { RefusalBody } from "#app/domain/refusal.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { WeeklySheetView } from "#app/services/read-weekly-sheet.server.ts"

interface Answered {
  refused: RefusalBody
  values: Record<string, string>
}

/** A week's page for the warden: how things stood, and what he decided. */
export function WeeklySheetPage({
  view,
  answered,
}: {
  view: WeeklySheetView & { title: string }
  answered: Answered | undefined
}) {
  const { t } = useTranslation("readiness")
  const { sheet } = view
  return (
    <Page
      title={view.title}
      lead={
        <>
          <p>{sheet.say}</p>
          <p className="soft">
            {sheet.lead} {sheet.forecast}
          </p>
        </>
      }
      crumbs={[
        { label: sheet.cycle.title, to: paths.readiness(sheet.cycle.id) },
        { label: t("weekly.title"), to: paths.weeklySheets(sheet.cycle.id) },
      ]}
      actions={
        <a className="btn ghost" href={paths.weeklySheetPdf(view.id)}>
          {t("weekly.pdf")}
        </a>
      }
    >
      <div className="stack">
        <Decisions view={view} answered={answered} />
        <Frozen sheet={sheet} />
      </div>
    </Page>
  )
}

function Decisions({ view, answered }: { view: WeeklySheetView; answered: Answered | undefined }) {
  const { t } = useTranslation("readiness")
  const { questions, may } = view
  const open = questions.filter(({ decision }) => decision === null)
  return (
    <Card title={t("weekly.decide")}>
      {questions.length === 0 && <p className="ready">{t("weekly.nothing")}</p>}
      <ol className="decisions">
        {questions
          .filter(({ decision }) => decision !== null)
          .map(({ key, text, decision }) => (
            <li key={key}>
              <p>{text}</p>
              <p>
                <span className="ready" aria-hidden="true">
                  ●
                </span>{" "}
                <b>{decision?.choice}</b>
                {decision?.note !== "" && ` — ${decision?.note}`}
              </p>
              <p className="soft small">
                {t("weekly.decision", { by: decision?.by, on: decision?.on })} ·{" "}
                {t("weekly.recorded", { name: decision?.recordedBy })}
                {decision?.scan != null && (
                  <>
                    {" · "}
                    <Link to={paths.evidence(decision.scan.id)}>
                      {t("weekly.scan-shown", { code: decision.scan.code })}
                    </Link>
                  </>
                )}
              </p>
            </li>
          ))}
      </ol>
      {open.length > 0 && may.record && <DecisionForm view={view} answered={answered} />}
      {open.length > 0 && !may.record && (
        <ul className="block">
          {open.map(({ key, text }) => (
            <li key={key}>
              <span aria-hidden="true">○</span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function DecisionForm({ view, answered }: { view: WeeklySheetView; answered: Answered | undefined }) {
  const { t } = useTranslation("readiness")
  const open = view.questions.filter(({ decision }) => decision === null)
  return (
    <form method="post" encType="multipart/form-data" className="no-print">
      <p className="soft">{t(view.may.himself ? "weekly.record-own" : "weekly.record-staff")}</p>
      {answered !== undefined && (
        <p className="error-summary" role="alert">
          {t(answered.refused.key, answered.refused.values)}
        </p>
      )}
      {open.map(({ key, text, options }) => (
        <fieldset key={key}>
          <legend>{text}</legend>
          <div className="checks">
            {options.map((option) => (
              <label key={option.key}>
                <input
                  type="radio"
                  name={`choice.${key}`}
                  value={option.key}
                  defaultChecked={answered?.values[`choice.${key}`] === option.key}
                />
                {option.text}
              </label>
            ))}
          </div>
          <TextField
            label={t("weekly.note")}
            name={`note.${key}`}
            maxLength={500}
            defaultValue={answered?.values[`note.${key}`] ?? ""}
          />
        </fieldset>
      ))}
      {!view.may.himself && (
        <TextField
          label={t("weekly.decided-on")}
          name="decidedOn"
          type="date"
          required
          defaultValue={answered?.values.decidedOn ?? view.sheet.day}
        />
      )}
      {!view.may.himself && (
        <div className="field">
          <label htmlFor="weekly-scan">{t("weekly.scan")}</label>
          <input id="weekly-scan" type="file" name="file" accept="image/*,application/pdf" required />
          <p className="help">{t("weekly.scan-help")}</p>
        </div>
      )}
      <FormActions>
        <SubmitButton>{t("weekly.save")}</SubmitButton>
      </FormActions>
    </form>
  )
}

function Frozen({ sheet }: { sheet: WeeklySheetView["sheet"] }) {
  const { t } = useTranslation("readiness")
  return (
    <Card title={t("weekly.state")}>
      <ul className="bars">
        {sheet.components.map(({ label, ready, of }) => (
          <li className="bar" key={label}>
            <span>{label}</span>
            <Meter value={ready} max={of} label={t("weekly.of", { ready, count: of })} />
            <span className="n">{t("weekly.of", { ready, count: of })}</span>
          </li>
        ))}
      </ul>
      {sheet.pressing.length > 0 && (
        <ul className="block">
          {sheet.pressing.map((line) => (
            <li key={line}>
              <span className="draft" aria-hidden="true">
                !
              </span>
              <span>{line}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
