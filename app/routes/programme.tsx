import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { GradeTable } from "#app/components/programme/grade-table.tsx"
import { ChecklistFields, LevelFields, ProgrammeFields } from "#app/components/programme/programme-fields.tsx"
import { PROGRAMME_LISTS, ProgrammeForm } from "#app/domain/programme-forms.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { editProgramme } from "#app/services/edit-programme.server.ts"
import { readProgramme, requireProgramme } from "#app/services/read-programmes.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readProgramme(db, actor, requireKey(params.programme))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const id = requireKey(params.programme)
  await requireProgramme(db, actor, id)
  const form = await readForm(request)
  const parsed = checkForm(form, ProgrammeForm, PROGRAMME_LISTS)
  const values = typedIn(form)
  if (!parsed.ok) return data({ errors: parsed.errors, values }, { status: 422 })
  const refused = await formErrorOf(() => editProgramme(actor, id, parsed.value))
  if (refused !== undefined) return data({ errors: { form: refused }, values }, { status: 422 })
  return redirect(`${paths.programme(id)}?notice=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.programme.name ?? ""} · Miqyas` },
]

export default function Programme() {
  const { t } = useTranslation("halaqah")
  const { programme, levels, grades, lines, methods } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  const values: Record<string, string> = answer?.values ?? {
    name: programme.name,
    methodId: programme.methodId ?? "",
    supportingCount: programme.supportingCount ?? "",
    sort: String(programme.sort),
    retired: programme.retired ? "on" : "",
  }
  return (
    <Page
      title={programme.name}
      lead={t(`programme.kind.${programme.progress}`)}
      crumbs={[
        { label: t("list.title"), to: paths.halaqahList() },
        { label: t("list.programmes"), to: paths.programmes() },
      ]}
    >
      <ErrorSummary errors={errors} labels={{ name: t("programme.name"), newGradeCode: t("grade.code") }} />
      <Form method="post" key={programme.version}>
        <input type="hidden" name="version" value={programme.version} />
        <div className="grid">
          <div className="stack">
            <Card title={t("programme.title")}>
              <ProgrammeFields
                progress={programme.progress}
                methods={methods}
                values={values}
                errors={errors}
              />
            </Card>
            <Card title={t("grade.title")}>
              <GradeTable grades={grades} errors={errors} values={values} />
            </Card>
          </div>
          <div className="stack">
            <Card title={t("programme.levels")}>
              <LevelFields levels={levels} errors={errors} values={values} />
            </Card>
            {programme.progress === "ibadah" && (
              <Card title={t("programme.checklist")}>
                <ChecklistFields lines={lines} errors={errors} values={values} />
              </Card>
            )}
          </div>
        </div>
        <FormActions>
          <SubmitButton busyLabel={t("common:form.saving")}>{t("common:form.save")}</SubmitButton>
        </FormActions>
      </Form>
    </Page>
  )
}
