import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { registerCrumbs } from "#app/components/register/register-crumbs.ts"
import { Refused } from "#app/components/santri/refused.tsx"
import { ArrivalForm } from "#app/domain/santri-arrival.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { checkForm } from "#app/http/parse-form.server.ts"
import { receiveTable } from "#app/http/receive-table.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { takeTranscript } from "#app/services/take-transcript.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  await requireManager(request, "santri.import")
  return { title: translate(await languageOf(request))("import:transcript.title") }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "santri.import")
  const received = await receiveTable(request)
  const values = typedIn(received.fields)
  if (!received.ok) return data({ refused: received.refused, errors: {}, values }, { status: 422 })
  received.fields.delete("file")
  const form = checkForm(received.fields, ArrivalForm)
  if (!form.ok) return data({ refused: undefined, errors: form.errors, values }, { status: 422 })
  try {
    const wanted = { pdf: received.bytes, arrival: form.value }
    const santriId = await takeTranscript(actor, unitIds[0] as string, wanted)
    return redirect(`${paths.santri(santriId)}?notice=created`, 303)
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return data({ refused, errors: {}, values }, { status })
  }
}

export default function ImportTranscript() {
  const { t } = useTranslation("import")
  const { title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  const values: Record<string, string> = answer?.values ?? {}
  const fields = ["from", "intake", "decisionNumber", "decisionOn"] as const
  const labels = Object.fromEntries(["file", ...fields].map((name) => [name, t(`transcript.${name}`)]))
  return (
    <Page title={title} lead={t("transcript.lead")} crumbs={registerCrumbs(t, "santri")}>
      <Refused refused={answer?.refused} />
      <ErrorSummary errors={errors} labels={labels} />
      <Card>
        <Form method="post" encType="multipart/form-data" className="form">
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
