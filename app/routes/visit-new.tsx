import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { useVisitFields, VisitFields } from "#app/components/follow-up/visit-fields.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { newVisitAction } from "#app/http/visit-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readNewVisit } from "#app/services/read-visits.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const page = await readNewVisit(db, actor)
  return { ...page, title: translate(await languageOf(request))("visit:new.title") }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  await readNewVisit(db, actor)
  const done = await newVisitAction(actor, request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · Miqyas` },
]

export default function NewVisit() {
  const { t } = useTranslation("visit")
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const labels = Object.fromEntries(useVisitFields().map(({ key, label }) => [key, label]))
  return (
    <Page title={page.title} lead={t("new.lead")} crumbs={[{ label: t("title"), to: paths.visits() }]}>
      <Card>
        <Form method="post" className="form">
          <ErrorSummary errors={answer?.errors} labels={labels} />
          <UnitField units={page.units} defaultValue={answer?.values.unitId} error={answer?.errors.unitId} />
          <VisitFields typed={answer?.values ?? { from: page.today }} errors={answer?.errors} />
          <FormActions>
            <SubmitButton busyLabel={t("common:form.saving")}>{t("new.save")}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </Page>
  )
}
