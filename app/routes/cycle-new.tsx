import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { TermsFields, useTermsLabels } from "#app/components/cycle/terms-fields.tsx"
import { ErrorSummary, FormActions, SelectField, SubmitButton } from "#app/components/form.tsx"
import { EmptyState, Page } from "#app/components/page.tsx"
import { NewCycleForm } from "#app/http/cycle-forms.server.ts"
import { parseForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { openCycle } from "#app/services/open-cycle.server.ts"
import { readNewCycle } from "#app/services/read-new-cycle.server.ts"
import { db } from "#db/client.server.ts"

/** The instrument is chosen first, by link: it decides the scale and who may apply. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const chosen = new URL(request.url).searchParams.get("instrument") ?? undefined
  return {
    ...(await readNewCycle(db, actor, chosen, language)),
    title: translate(language)("cycle:new.title"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, NewCycleForm)
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 })
  try {
    return redirect(`${paths.cycle(await openCycle(actor, form.value))}?notice=created`, 303)
  } catch (thrown) {
    const { key, status } = await refusedForm(thrown)
    return data({ errors: { form: key }, values: plain(form.value) }, { status })
  }
}

function plain(value: Record<string, string | number | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, String(entry ?? "")]))
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · Miqyas` },
]

export default function NewCycleRoute() {
  const { t } = useTranslation("cycle")
  const { instruments, chosen } = useLoaderData<typeof loader>()
  const crumbs = [{ label: t("list.title"), to: paths.cycles() }]
  if (chosen !== null) {
    return (
      <Page title={t("new.title")} crumbs={crumbs} lead={<p className="soft">{chosen.title}</p>}>
        <NewForm />
      </Page>
    )
  }
  return (
    <Page title={t("new.title")} crumbs={crumbs} lead={<p className="soft">{t("new.choose")}</p>}>
      {instruments.length === 0 && <EmptyState title={t("new.no-instruments")} />}
      <ul className="cycle-list">
        {instruments.map((instrument) => (
          <li className="card" key={instrument.id}>
            <h2>
              <Link to={`?instrument=${instrument.id}`}>{instrument.title}</Link>
            </h2>
            <p>{instrument.about}</p>
            <p className="soft small">
              {t("new.items", { count: instrument.items })} · {instrument.outcome} ·{" "}
              {t("overview.version", { version: instrument.version })}
              {!instrument.isVerified && ` · ${t("overview.unverified")}`}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function NewForm() {
  const { t } = useTranslation("cycle")
  const { chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const labels = useTermsLabels()
  if (chosen === null) return null
  const errors: Record<string, string> | undefined = answer?.errors
  const values: Record<string, string> = { ...chosen.defaults, ...answer?.values }
  if (chosen.applicants.length === 0) {
    return <EmptyState title={t("new.no-applicants")} hint={t("new.no-applicants-hint")} />
  }
  return (
    <Form method="post" className="form">
      <ErrorSummary errors={errors} labels={labels} />
      <input type="hidden" name="instrumentId" value={chosen.id} />
      <SelectField
        label={t("field.applicant")}
        name="applicantId"
        help={t("field.applicant-help")}
        required
        defaultValue={values.applicantId}
        options={chosen.applicants}
        error={errors?.applicantId}
      />
      <TermsFields values={values} errors={errors} levels={chosen.levels} />
      <FormActions>
        <SubmitButton busyLabel={t("common:form.saving")}>{t("list.new")}</SubmitButton>
        <Link to={paths.newCycle()}>{t("new.other-instrument")}</Link>
      </FormActions>
    </Form>
  )
}
