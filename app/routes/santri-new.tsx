import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { PhotoFields } from "#app/components/photo-fields.tsx"
import { IdentityFields } from "#app/components/santri/identity-fields.tsx"
import { Refused, useSantriLabels } from "#app/components/santri/refused.tsx"
import { StayFields } from "#app/components/santri/stay-fields.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { UnitChoice } from "#app/domain/account-forms.ts"
import { notFound } from "#app/domain/refusal.ts"
import { NewSantriForm } from "#app/domain/santri-forms.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { checkForm } from "#app/http/parse-form.server.ts"
import { receivePhoto } from "#app/http/receive-photo.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { todayFor } from "#app/http/today.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { addSantri } from "#app/services/edit-santri.server.ts"
import { db } from "#db/client.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const { unitIds } = await requireManager(request, "santri.edit")
  return {
    units: (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName })),
    today: await todayFor(db, unitIds[0] as string),
    title: translate(await languageOf(request))("santri:new.title"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "santri.edit")
  const { form, photo, errors } = await receivePhoto(request)
  const again = { values: typedIn(form), refused: undefined }
  const unit = checkForm(form, UnitChoice)
  if (!unit.ok) return data({ ...again, errors: { ...unit.errors, ...errors } }, { status: 422 })
  if (!unitIds.includes(unit.value.unitId)) throw notFound()
  const santri = checkForm(form, NewSantriForm)
  if (!santri.ok) return data({ ...again, errors: { ...santri.errors, ...errors } }, { status: 422 })
  if (Object.keys(errors).length > 0) return data({ ...again, errors }, { status: 422 })
  try {
    const id = await addSantri(actor, unit.value.unitId, santri.value, photo)
    return redirect(`${paths.santri(id)}?notice=created`, 303)
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return data({ values: again.values, refused, errors: undefined }, { status })
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? ""} · Miqyas` },
]

export default function NewSantri() {
  const { t } = useTranslation("santri")
  const { units, today, title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  const values: Record<string, string> = answer?.values ?? { from: today }
  return (
    <Page title={title} lead={t("new.lead")} crumbs={[{ label: t("list.title"), to: paths.santriList() }]}>
      <Card className="form">
        <Refused refused={answer?.refused} />
        <ErrorSummary errors={errors} labels={useSantriLabels()} />
        <Form method="post" encType="multipart/form-data">
          <UnitField units={units} defaultValue={values.unitId} error={errors?.unitId} />
          <IdentityFields values={values} errors={errors} />
          <StayFields values={values} errors={errors} />
          <PhotoFields code={values.photo} errors={errors} />
          <FormActions>
            <SubmitButton busyLabel={t("common:form.saving")}>{t("new.save")}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </Page>
  )
}
