import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ActionFields, useActionFields } from "#app/components/follow-up/action-fields.tsx"
import { SourceText } from "#app/components/follow-up/action-state.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { newActionAction, sourceIn } from "#app/http/action-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readNewAction } from "#app/services/read-new-action.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const t = translate(language)
  const page = await readNewAction(db, actor, sourceIn(request), { language, t })
  return { ...page, heading: t("action:new.title") }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await newActionAction(actor, request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.heading ?? ""} · Miqyas` },
]

export default function NewAction() {
  const { t } = useTranslation("action")
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const labels = Object.fromEntries(useActionFields(page.positions).map(({ key, label }) => [key, label]))
  return (
    <Page title={page.heading} lead={t("new.lead")} crumbs={[{ label: t("title"), to: paths.actions() }]}>
      <Card>
        <p>
          {t("page.source")}: <SourceText source={page.source} />
        </p>
        {page.source.direction !== null && <p className="soft typed">{page.source.direction.text}</p>}
        <Form method="post" className="form">
          <ErrorSummary errors={answer?.errors} labels={labels} />
          <ActionFields
            typed={{ ...page.typed, ...answer?.values }}
            errors={answer?.errors}
            positions={page.positions}
          />
          <FormActions>
            <SubmitButton busyLabel={t("common:form.saving")}>{t("new.save")}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </Page>
  )
}
