import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { CheckFields } from "#app/components/check-fields.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { InstrumentTree } from "#app/components/instrument-tree.tsx"
import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { UnitField } from "#app/components/unit-field.tsx"
import { UnitChoice } from "#app/domain/account-forms.ts"
import { formatDay } from "#app/domain/dates.ts"
import { type Instrument, text } from "#app/domain/instrument.ts"
import { countConfidence, outline } from "#app/domain/instrument-outline.ts"
import { unitsWhere } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import { CheckForm } from "#app/domain/unit-forms.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { todayFor } from "#app/http/today.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import {
  recordInstrumentCheck,
  withdrawInstrumentCheck,
} from "#app/services/record-instrument-check.server.ts"
import { db } from "#db/client.server.ts"
import { getInstrument, listInstrumentChecks } from "#db/queries/instruments.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "instrument.see")
  const row = await getInstrument(db, requireKey(params.instrument))
  if (row === undefined) throw notFound()
  const language = await languageOf(request)
  const content = JSON.parse(row.content) as Instrument
  const checking = unitsWhere(actor, "instrument.check")
  const checks = await listInstrumentChecks(db, unitIds, row.contentHash)
  return {
    title: `${text(content.shortTitle, language)} · Miqyas`,
    name: text(content.title, language),
    about: text(content.about, language),
    key: row.key,
    version: row.version,
    contentHash: row.contentHash,
    effectiveFrom: content.effectiveFrom,
    outcome: text(content.outcome.name, language),
    published: content.status === "verified",
    sources: content.sources.map((source) => text(source.title, language)),
    notPublished: content.notPublished.map((one) => text(one.note, language)),
    confidence: countConfidence(content),
    nodes: outline(content, language),
    checks: checks.map((check) => ({ ...check, mayWithdraw: checking.includes(check.unitId) })),
    units: (await listUnits(db, checking)).map(({ id, shortName }) => ({ id, shortName })),
    today: await todayFor(db, unitIds[0] as string),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireManager(request, "instrument.check")
  const instrumentId = requireKey(params.instrument)
  const form = await readForm(request)
  const unit = checkForm(form, UnitChoice)
  if (!unit.ok) return data({ errors: unit.errors, values: typedIn(form) }, { status: 422 })
  if (form.get("intent") === "withdraw") {
    await withdrawInstrumentCheck(actor, unit.value.unitId, requireKey(String(form.get("checkId"))))
  } else {
    const parsed = checkForm(form, CheckForm)
    if (!parsed.ok) return data({ errors: parsed.errors, values: typedIn(form) }, { status: 422 })
    await recordInstrumentCheck(actor, unit.value.unitId, instrumentId, parsed.value)
  }
  return redirect(`${paths.adminInstrument(instrumentId)}?notice=saved`, 303)
}

export default function InstrumentPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  const values: Record<string, string> = answer?.values ?? {}
  const counted = view.published || view.checks.some((check) => !check.withdrawn)
  return (
    <AdminPage
      title={view.name}
      lead={t(counted ? "admin:instrument.lead-checked" : "admin:instrument.lead-unverified")}
      list={{ label: t("admin:part.instruments.title"), to: paths.adminInstruments() }}
    >
      <div className="grid">
        <Card title={t("admin:instrument.about")}>
          <p>{view.about}</p>
          <dl className="facts">
            <dt>{t("admin:instrument.outcome")}</dt>
            <dd>{view.outcome}</dd>
            <dt>{t("admin:instrument.key")}</dt>
            <dd>
              {view.key} · {t("admin:instrument.version", { version: view.version })}
            </dd>
            <dt>{t("admin:instrument.effective")}</dt>
            <dd>{view.effectiveFrom}</dd>
            <dt>SHA-256</dt>
            <dd className="hash">{view.contentHash}</dd>
          </dl>
          <p>{t("admin:instrument.confidence", view.confidence)}</p>
          <h3>{t("admin:instrument.sources")}</h3>
          <ul>
            {view.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
          {view.notPublished.length > 0 && (
            <>
              <h3>{t("admin:instrument.not-published")}</h3>
              <ul>
                {view.notPublished.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </>
          )}
        </Card>
        <Card title={t("admin:check.title")} id="check">
          <p className="soft">{t("admin:check.lead")}</p>
          {view.checks.length === 0 && <p>{t("admin:check.none")}</p>}
          <ul className="plain">
            {view.checks.map((check) => (
              <li key={check.id}>
                <strong>{check.checkedBy}</strong>, {check.office}, {formatDay(check.checkedOn, language)}
                <br />
                {check.primaryText}
                {check.note !== "" && <p className="soft">{check.note}</p>}
                {check.withdrawn && <p className="gap">{t("admin:check.withdrawn")}</p>}
                {!check.withdrawn && check.mayWithdraw && (
                  <Form method="post">
                    <input type="hidden" name="unitId" value={check.unitId} />
                    <input type="hidden" name="checkId" value={check.id} />
                    <SubmitButton name="intent" value="withdraw" className="btn danger">
                      {t("admin:check.withdraw")}
                    </SubmitButton>
                  </Form>
                )}
              </li>
            ))}
          </ul>
          {view.units.length > 0 && (
            <details open={errors !== undefined}>
              <summary>{t("admin:check.record")}</summary>
              <ErrorSummary
                errors={errors}
                labels={Object.fromEntries(
                  ["checkedBy", "office", "checkedOn", "primaryText"].map((name) => [
                    name,
                    t(`admin:check.${name}`),
                  ]),
                )}
              />
              <Form method="post" action="#check">
                <UnitField units={view.units} defaultValue={values.unitId} error={errors?.unitId} />
                <CheckFields today={view.today} errors={errors} values={values} />
                <FormActions>
                  <SubmitButton name="intent" value="record">
                    {t("admin:check.record")}
                  </SubmitButton>
                </FormActions>
              </Form>
            </details>
          )}
        </Card>
      </div>
      <Card title={t("admin:instrument.tree")}>
        <InstrumentTree nodes={view.nodes} />
      </Card>
    </AdminPage>
  )
}
