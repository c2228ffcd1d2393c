import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { ApplicantFields } from "#app/components/applicant-fields.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { notFound } from "#app/domain/refusal.ts"
import { ApplicantForm } from "#app/domain/unit-forms.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { editApplicant } from "#app/services/manage-unit.server.ts"
import { db } from "#db/client.server.ts"
import { getApplicant } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { applicant } = await requireApplicant(request, params.applicant)
  const { letterhead, createdAt: _, ...rest } = applicant
  const t = translate(await languageOf(request))
  return {
    title: `${applicant.name} · Miqyas`,
    sample: applicant.sample ? t("admin:applicant.sample-lead") : undefined,
    name: applicant.name,
    values: {
      kind: rest.kind as string,
      name: rest.name,
      registrationNumber: rest.registrationNumber,
      address: rest.address,
      legalBasis: rest.legalBasis,
      profile: rest.profile,
      signatoryTitle: rest.signatoryTitle,
      signatoryName: rest.signatoryName,
      letterheadLines: letterhead.lines.join("\n"),
      letterheadAddress: letterhead.address,
      letterheadContact: letterhead.contact,
    },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, applicant } = await requireApplicant(request, params.applicant)
  const form = await readForm(request)
  const parsed = checkForm(form, ApplicantForm)
  if (!parsed.ok) return data({ errors: parsed.errors, values: typedIn(form) }, { status: 422 })
  await editApplicant(actor, applicant.unitId, applicant.id, parsed.value)
  return redirect(`${paths.adminApplicant(applicant.id)}?notice=saved`, 303)
}

async function requireApplicant(request: Request, id: string | undefined) {
  const { actor, unitIds } = await requireManager(request, "applicant.manage")
  const applicant = await getApplicant(db, unitIds, requireKey(id))
  if (applicant === undefined) throw notFound()
  return { actor, applicant }
}

export default function Applicant() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AdminPage
      title={view.name}
      lead={view.sample}
      list={{ label: t("admin:part.applicants.title"), to: paths.adminApplicants() }}
    >
      <Card>
        <ErrorSummary
          errors={answer?.errors}
          labels={{ name: t("admin:applicant.name"), signatoryTitle: t("admin:applicant.signatoryTitle") }}
        />
        <Form method="post">
          <ApplicantFields errors={answer?.errors} values={answer?.values ?? view.values} />
          <FormActions>
            <SubmitButton busyLabel={t("common:form.saving")}>{t("common:form.save")}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </AdminPage>
  )
}
