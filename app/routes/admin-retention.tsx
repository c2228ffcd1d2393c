import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { parseForm } from "#app/http/parse-form.server.ts"
import { RetentionForm } from "#app/http/privacy-forms.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readRetention, setRetention } from "#app/services/retention.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const title = translate(await languageOf(request))("privacy:retention.title")
  return { units: await readRetention(db, actor), title }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, RetentionForm)
  if (!form.ok) {
    await readRetention(db, actor)
    return data({ errors: form.errors, values: form.values }, { status: 422 })
  }
  const { unitId, ...terms } = form.value
  await setRetention(actor, unitId, terms)
  return redirect(`${paths.adminRetention()}?notice=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? ""} · Miqyas` },
]

export default function AdminRetention() {
  const { units, title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation("privacy")
  const labels = {
    identityMonths: t("retention.identity"),
    progressMonths: t("retention.progress"),
  }
  return (
    <Page
      title={title}
      lead={<p>{t("retention.lead")}</p>}
      crumbs={[{ label: t("admin:title"), to: paths.admin() }]}
    >
      {units.map(({ unitId, name, terms }) => {
        const own = answer?.values.unitId === unitId ? answer : undefined
        return (
          <Card key={unitId} title={name}>
            <Form method="post">
              <ErrorSummary errors={own?.errors} labels={labels} />
              <input type="hidden" name="unitId" value={unitId} />
              {(["identityMonths", "progressMonths"] as const).map((field) => (
                <TextField
                  key={field}
                  label={labels[field]}
                  name={field}
                  inputMode="numeric"
                  maxLength={4}
                  help={t("retention.help")}
                  defaultValue={own?.values[field] ?? terms[field] ?? ""}
                  error={own?.errors[field]}
                />
              ))}
              <SubmitButton>{t("retention.save")}</SubmitButton>
            </Form>
          </Card>
        )
      })}
    </Page>
  )
}
