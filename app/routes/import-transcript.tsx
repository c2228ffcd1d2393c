import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { registerCrumbs } from "#app/components/register/register-crumbs.ts"
import { Refused } from "#app/components/santri/refused.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { transcriptAction } from "#app/http/transcript-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { db } from "#db/client.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { unitIds } = await requireManager(request, "santri.import")
  const units = (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName }))
  return { units, title: translate(await languageOf(request))("import:transcript.title") }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "santri.import")
  const done = await transcriptAction(actor, unitIds, request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export default function ImportTranscript() {
  const { t } = useTranslation("import")
  const { units, title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer?.errors
  const values = answer?.values ?? {}
  const fields = ["from", "intake", "decisionNumber", "decisionOn"] as const
  const labels = Object.fromEntries(["file", ...fields].map((name) => [name, t(`transcript.${name}`)]))
  labels.unitId = t("admin:unit.one")
  return (
    <Page title={title} lead={t("transcript.lead")} crumbs={registerCrumbs(t, "santri")}>
      <Refused refused={answer?.refused} />
      <ErrorSummary errors={errors} labels={labels} />
      <Card>
        <Form method="post" encType="multipart/form-data" className="form">
          <UnitField units={units} defaultValue={values.unitId} error={errors?.unitId} />
          <TextField
            label={labels.file}
            name="file"
            type="file"
            accept=".pdf"
            help={t("transcript.file-help")}
            error={errors?.file}
            required
          />
          {fields.map((name) => (
            <TextField
              key={name}
              label={labels[name]}
              name={name}
              type={name === "from" || name === "decisionOn" ? "date" : "text"}
              required={name === "from"}
              error={errors?.[name]}
              defaultValue={values[name]}
            />
          ))}
          <SubmitButton busyLabel={t("upload.sending")}>{t("transcript.send")}</SubmitButton>
        </Form>
      </Card>
    </Page>
  )
}
