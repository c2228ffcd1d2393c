import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { HalaqahFields } from "#app/components/halaqah/halaqah-fields.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { UnitChoice } from "#app/domain/account-forms.ts"
import { HalaqahForm } from "#app/domain/halaqah-forms.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { addHalaqah } from "#app/services/edit-halaqah.server.ts"
import { readNewHalaqah } from "#app/services/read-halaqah-settings.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const unit = new URL(request.url).searchParams.get("unit")
  const page = await readNewHalaqah(db, actor, unit === null ? undefined : requireKey(unit))
  return { ...page, title: translate(await languageOf(request))("halaqah:list.new") }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  await readNewHalaqah(db, actor, undefined)
  const form = await readForm(request)
  const unit = checkForm(form, UnitChoice)
  const parsed = checkForm(form, HalaqahForm)
  const values = typedIn(form)
  if (!unit.ok) return data({ errors: unit.errors, values }, { status: 422 })
  if (!parsed.ok) return data({ errors: parsed.errors, values }, { status: 422 })
  let id = ""
  const refused = await formErrorOf(async () => {
    id = await addHalaqah(actor, unit.value.unitId, parsed.value)
  })
  if (refused !== undefined) return data({ errors: { form: refused }, values }, { status: 422 })
  return redirect(`${paths.halaqahSettings(id)}?notice=created`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function NewHalaqah() {
  const { t } = useTranslation("halaqah")
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  return (
    <Page
      title={page.title}
      lead={t("new.lead")}
      crumbs={[{ label: t("list.title"), to: paths.halaqahList() }]}
    >
      <Card>
        {page.programmes.length === 0 ? (
          <EmptyState
            title={t("new.no-programmes")}
            hint={t("new.no-programmes-hint")}
            action={
              <Link to={paths.programmes()} className="btn">
                {t("list.programmes")}
              </Link>
            }
          />
        ) : (
          <Form method="post" className="form">
            <ErrorSummary
              errors={errors}
              labels={{ name: t("field.name"), programme: t("field.programme") }}
            />
            <UnitField units={page.units} defaultValue={answer?.values.unitId ?? page.unitId} />
            <HalaqahFields
              programmes={page.programmes.filter((one) => one.unitId === page.unitId)}
              rooms={page.rooms}
              values={answer?.values ?? { from: page.today }}
              errors={errors}
            />
            <FormActions>
              <SubmitButton>{t("new.save")}</SubmitButton>
            </FormActions>
          </Form>
        )}
      </Card>
    </Page>
  )
}
