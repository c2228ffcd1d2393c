import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary, FormActions, SelectField, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { PhotoFields, usePhotoLabels } from "#app/components/photo-fields.tsx"
import { Certificates, Supervision } from "#app/components/register/educator-papers.tsx"
import { registerCrumbs } from "#app/components/register/register-crumbs.ts"
import { FacilityPhoto, RegisterFacts } from "#app/components/register/register-facts.tsx"
import { RegisterFields } from "#app/components/register/register-fields.tsx"
import { StaleRow } from "#app/components/register/stale-row.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { registerAction } from "#app/http/register-actions.server.ts"
import { requireRegister } from "#app/http/register-kind.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { readNewRow, readRegisterRow } from "#app/services/read-register.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading ?? ""} · Miqyas` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const kind = requireRegister(params.kind)
  const id = requireKey(params.row)
  const language = await languageOf(request)
  const t = translate(language)
  const isNew = id === "new"
  const view = isNew
    ? await readNewRow(db, actor, kind, language)
    : await readRegisterRow(db, actor, { kind, id }, language)
  const heading = isNew ? t(`register:new.${kind}`) : [view.code, view.title].filter(Boolean).join(" ")
  return { kind, id, isNew, heading, ...view }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await registerAction(actor, requireRegister(params.kind), requireKey(params.row), request)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export default function RegisterRow() {
  const { t } = useTranslation("register")
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { kind, may, fields, photo } = view
  const errorsAt = (at: string) => (answer?.at === at ? answer.errors : undefined)
  const valuesAt = (at: string) => (answer?.at === at ? answer.values : {})
  const own = { ...view.typed, ...valuesAt("row") }
  const stored = answer?.stored
  const extras = [
    { key: "photo", label: t("form.photo") },
    { key: "userId", label: t("form.account"), options: view.accounts },
  ].filter(({ key }) => key in own)
  const photoLabels = usePhotoLabels()
  const labels = Object.fromEntries(fields.map(({ key, label }) => [key, label]))
  return (
    <Page title={view.heading} crumbs={registerCrumbs(t, kind)}>
      {stored === undefined ? (
        <ErrorSummary errors={answer?.errors} labels={{ ...labels, ...photoLabels }} />
      ) : (
        <StaleRow fields={[...fields, ...extras]} stored={stored.typed} typed={own} />
      )}
      <div className="grid">
        <Card title={t("form.title")}>
          {may.edit ? (
            <Form
              method="post"
              className="form"
              encType={kind === "facility" ? "multipart/form-data" : undefined}
              key={`${view.id} ${view.version}`}
            >
              <input type="hidden" name="version" value={stored?.version ?? view.version} />
              <RegisterFields fields={fields} typed={own} errors={errorsAt("row")} />
              {kind === "facility" && <PhotoFields code={own.photo} errors={errorsAt("row")} />}
              {kind === "educator" && (
                <SelectField
                  label={t("form.account")}
                  name="userId"
                  help={t("form.account-help")}
                  defaultValue={own.userId}
                  options={[{ value: "", label: t("form.none") }, ...view.accounts]}
                />
              )}
              <FormActions>
                <SubmitButton name="intent" value="save" busyLabel={t("common:form.saving")}>
                  {t("common:form.save")}
                </SubmitButton>
                {may.remove && (
                  <SubmitButton name="intent" value="remove" className="btn danger" formNoValidate>
                    {t("form.remove")}
                  </SubmitButton>
                )}
              </FormActions>
            </Form>
          ) : (
            <RegisterFacts facts={view.facts} />
          )}
        </Card>
        {!view.isNew && (kind === "educator" || photo !== undefined) && (
          <div className="stack">
            {photo !== undefined && <FacilityPhoto photo={photo} />}
            {kind === "educator" && (
              <>
                <Certificates
                  rows={view.certificates}
                  mayEdit={may.edit}
                  errors={errorsAt("certificate")}
                  values={valuesAt("certificate")}
                />
                <Supervision
                  rows={view.supervision}
                  mayEdit={may.edit}
                  errors={errorsAt("supervision")}
                  values={valuesAt("supervision")}
                />
              </>
            )}
          </div>
        )}
      </div>
    </Page>
  )
}
