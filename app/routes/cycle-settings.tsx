import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { TermsFields, useTermsLabels } from "#app/components/cycle/terms-fields.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { isFrozen, movesFrom } from "#app/domain/cycle-state.ts"
import { text } from "#app/domain/instrument.ts"
import { scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { AdvanceForm, CycleTermsForm } from "#app/http/cycle-forms.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { advanceCycle } from "#app/services/advance-cycle.server.ts"
import { editCycle } from "#app/services/edit-cycle.server.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { db } from "#db/client.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, requireKey(params.cycle))
  authorise(actor, "cycle.edit", { unitId: cycle.unitId, cycleId: cycle.id })
  const instrument = await pinnedInstrument(db, scope, cycle)
  return {
    cycle: { id: cycle.id, title: cycle.title, state: cycle.state, version: cycle.version },
    isFrozen: isFrozen(cycle.state),
    moves: movesFrom(cycle.state),
    values: termsTyped(cycle),
    levels: instrument.scale.levels.map(({ value, name }) => ({
      value: String(value),
      label: `${value} ${text(name, language)}`,
    })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const cycleId = requireKey(params.cycle)
  const posted = await readForm(request)
  try {
    if (posted.has("to")) {
      const step = checkForm(posted, AdvanceForm)
      if (!step.ok) return data({ errors: step.errors, values: {}, stale: null }, { status: 422 })
      await advanceCycle(actor, cycleId, step.value.to)
      return redirect(`${paths.cycleSettings(cycleId)}?notice=saved`, 303)
    }
    const form = checkForm(posted, CycleTermsForm)
    if (!form.ok) return data({ errors: form.errors, values: form.values, stale: null }, { status: 422 })
    const { version, ...terms } = form.value
    const outcome = await editCycle(actor, cycleId, version, terms)
    if (outcome.outcome === "saved") return redirect(`${paths.cycle(cycleId)}?notice=saved`, 303)
    const { theirs } = outcome
    const stale = { version: theirs.version, ...termsTyped(theirs) }
    return data({ errors: undefined, values: typed(posted), stale }, { status: 409 })
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status < 400) throw thrown
    const { key, status } = await refusedForm(thrown)
    return data({ errors: { form: key }, values: typed(posted), stale: null }, { status })
  }
}

function termsTyped(cycle: {
  title: string
  periodFrom: string
  periodTo: string
  targetLevel: number
  dueDate: string | null
  visitDate: string | null
}) {
  return {
    title: cycle.title,
    periodFrom: cycle.periodFrom,
    periodTo: cycle.periodTo,
    targetLevel: String(cycle.targetLevel),
    dueDate: cycle.dueDate ?? "",
    visitDate: cycle.visitDate ?? "",
  }
}

function typed(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.cycle.title ?? ""} · Miqyas` },
]

export default function CycleSettingsRoute() {
  const { t } = useTranslation("cycle")
  const { cycle, isFrozen: frozen, moves, values, levels } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const labels = useTermsLabels()
  const stale = answer?.stale ?? null
  const errors: Record<string, string> | undefined = answer?.errors
  return (
    <Page
      title={t("settings.title")}
      crumbs={[
        { label: t("list.title"), to: paths.cycles() },
        { label: cycle.title, to: paths.cycle(cycle.id) },
      ]}
    >
      <div className="grid">
        <Card title={t("settings.terms")}>
          <ErrorSummary errors={errors} labels={labels} />
          {frozen && <p className="warning">{t("refusal.frozen-terms")}</p>}
          {stale !== null && (
            <section className="stale" role="alert">
              <h2>{t("settings.stale")}</h2>
              <p>{t("settings.stale-what-to-do")}</p>
              <dl className="facts">
                {(["title", "periodFrom", "periodTo", "dueDate", "visitDate"] as const).map((name) => (
                  <div key={name} className="contents">
                    <dt>{labels[name]}</dt>
                    <dd>{stale[name] === "" ? "–" : stale[name]}</dd>
                  </div>
                ))}
                <dt>{labels.targetLevel}</dt>
                <dd>{levels.find(({ value }) => value === stale.targetLevel)?.label ?? stale.targetLevel}</dd>
              </dl>
            </section>
          )}
          <Form method="post" className="form">
            <input type="hidden" name="version" value={stale?.version ?? cycle.version} />
            <TermsFields
              values={{ ...values, ...answer?.values }}
              errors={errors}
              levels={levels}
              isFrozen={frozen}
            />
            <FormActions>
              <SubmitButton busyLabel={t("common:form.saving")}>{t("common:form.save")}</SubmitButton>
            </FormActions>
          </Form>
        </Card>
        <Card title={t("settings.stage")}>
          <p>{t("settings.now", { state: t(`state.${cycle.state}`) })}</p>
          <p className="soft">{t(`settings.about.${cycle.state}`)}</p>
          <Form method="post" className="row">
            {moves.map((to, index) => (
              <SubmitButton name="to" value={to} key={to} className={index === 0 ? "btn" : "btn ghost"}>
                {t("settings.move", { state: t(`state.${to}`) })}
              </SubmitButton>
            ))}
          </Form>
        </Card>
      </div>
    </Page>
  )
}
