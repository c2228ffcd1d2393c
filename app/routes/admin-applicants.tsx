import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { ApplicantFields } from "#app/components/applicant-fields.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, EmptyState } from "#app/components/page.tsx"
import { Tag } from "#app/components/state.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { UnitChoice } from "#app/domain/account-forms.ts"
import { ApplicantForm } from "#app/domain/unit-forms.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { addApplicant } from "#app/services/manage-unit.server.ts"
import { db } from "#db/client.server.ts"
import { listApplicants, listUnits } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { unitIds } = await requireManager(request, "applicant.manage")
  const t = translate(await languageOf(request))
  return {
    title: `${t("admin:part.applicants.title")} · Miqyas`,
    units: (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName })),
    applicants: await listApplicants(db, unitIds),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireManager(request, "applicant.manage")
  const form = await readForm(request)
  const unit = checkForm(form, UnitChoice)
  const applicant = checkForm(form, ApplicantForm)
  if (!unit.ok) return data({ errors: unit.errors, values: typedIn(form) }, { status: 422 })
  if (!applicant.ok) return data({ errors: applicant.errors, values: typedIn(form) }, { status: 422 })
  const id = await addApplicant(actor, unit.value.unitId, applicant.value)
  return redirect(`${paths.adminApplicant(id)}?notice=created`, 303)
}

export default function Applicants() {
  const { t } = useTranslation()
  const { applicants, units } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AdminPage
      title={t("admin:part.applicants.title")}
      lead={t("admin:applicant.lead")}
      actions={
        <a className="btn" href="#new">
          {t("admin:applicant.new")}
        </a>
      }
    >
      <Card>
        {applicants.length === 0 ? (
          <EmptyState title={t("admin:applicant.none")} hint={t("admin:applicant.none-hint")} />
        ) : (
          <ul className="plain">
            {applicants.map((applicant) => (
              <li key={applicant.id} className="row between">
                <span>
                  <Link to={paths.adminApplicant(applicant.id)}>{applicant.name}</Link>
                  <br />
                  <small className="soft">
                    {t(`admin:applicant-kind.${applicant.kind}`)}
                    {applicant.registrationNumber !== "" && ` · ${applicant.registrationNumber}`}
                    {units.length > 1 && ` · ${applicant.unit}`}
                  </small>
                </span>
                {applicant.sample && <Tag tone="draft">{t("admin:applicant.sample")}</Tag>}
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t("admin:applicant.new")} id="new">
        <ErrorSummary
          errors={answer?.errors}
          labels={{ name: t("admin:applicant.name"), signatoryTitle: t("admin:applicant.signatoryTitle") }}
        />
        <Form method="post" action="#new">
          <UnitField units={units} defaultValue={answer?.values.unitId} error={answer?.errors.unitId} />
          <ApplicantFields errors={answer?.errors} values={answer?.values ?? {}} />
          <FormActions>
            <SubmitButton busyLabel={t("common:form.saving")}>{t("admin:applicant.create")}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </AdminPage>
  )
}
