import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { MethodFields } from "#app/components/programme/method-fields.tsx"
import type { Actor } from "#app/domain/permissions.ts"
import { MethodForm, NewProgrammeForm } from "#app/domain/programme-forms.ts"
import { PROGRESS_KINDS } from "#app/domain/progress-terms.ts"
import { refusal } from "#app/domain/refusal.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { saveMethod } from "#app/services/edit-method.server.ts"
import { addProgramme, beginProgrammes } from "#app/services/edit-programme.server.ts"
import { readProgrammes } from "#app/services/read-programmes.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const unit = new URL(request.url).searchParams.get("unit")
  const page = await readProgrammes(db, actor, unit === null ? undefined : requireKey(unit))
  return { ...page, title: translate(await languageOf(request))("halaqah:list.programmes") }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await readForm(request)
  const { unitId } = await readProgrammes(db, actor, requireKey(String(form.get("unitId") ?? "")))
  const id = form.has("id") ? requireKey(String(form.get("id"))) : undefined
  const intent = String(form.get("intent"))
  const done = await change(actor, unitId, { form, intent, id })
  if (typeof done === "string") return redirect(done, 303)
  return data({ at: `${intent}:${id ?? ""}`, errors: done, values: typedIn(form) }, { status: 422 })
}

interface Posted {
  form: FormData
  intent: string
  id: string | undefined
}

/** @returns where to go on, or what is wrong. */
async function change(
  actor: Actor,
  unitId: string,
  { form, intent, id }: Posted,
): Promise<string | FieldErrors> {
  const here = `${paths.programmes()}?unit=${unitId}&notice=saved`
  if (intent === "begin") {
    await beginProgrammes(actor, unitId)
    return here
  }
  if (intent === "method") {
    const parsed = checkForm(form, MethodForm)
    if (!parsed.ok) return parsed.errors
    const refused = await formErrorOf(() => saveMethod(actor, unitId, id, parsed.value))
    return refused === undefined ? here : { form: refused }
  }
  if (intent !== "programme") throw refusal(400, "common:form.invalid")
  const parsed = checkForm(form, NewProgrammeForm)
  if (!parsed.ok) return parsed.errors
  let made = ""
  const refused = await formErrorOf(async () => {
    made = await addProgramme(actor, unitId, parsed.value)
  })
  return refused === undefined ? `${paths.programme(made)}?notice=created` : { form: refused }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function Programmes() {
  const { t } = useTranslation("halaqah")
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const at = (where: string) => (answer?.at === where ? answer : undefined)
  const fresh = at("programme:")
  return (
    <Page
      title={page.title}
      lead={t("programme.lead")}
      crumbs={[{ label: t("list.title"), to: paths.halaqahList() }]}
    >
      <ErrorSummary errors={answer?.errors} labels={{ name: t("programme.name") }} />
      {page.units.length > 1 && (
        <nav className="row" aria-label={t("programme.units")}>
          {page.units.map((unit) => (
            <Link key={unit.id} to={`?unit=${unit.id}`} aria-current={unit.id === page.unitId || undefined}>
              {unit.shortName}
            </Link>
          ))}
        </nav>
      )}
      <div className="grid">
        <Card title={t("programme.all")}>
          {page.programmes.length === 0 ? (
            <EmptyState
              title={t("programme.none")}
              hint={t("programme.none-hint")}
              action={
                <Form method="post">
                  <input type="hidden" name="unitId" value={page.unitId} />
                  <SubmitButton name="intent" value="begin">
                    {t("programme.begin")}
                  </SubmitButton>
                </Form>
              }
            />
          ) : (
            <ul className="plain people">
              {page.programmes.map((one) => (
                <li key={one.id}>
                  <Link to={paths.programme(one.id)}>{one.name}</Link>
                  {one.retired && ` · ${t("programme.retired")}`}
                  <br />
                  <small className="soft">
                    {[
                      t(`programme.kind.${one.progress}`),
                      one.method,
                      one.levels.length > 0 && t("programme.level-count", { count: one.levels.length }),
                      one.lines > 0 && t("programme.line-count", { count: one.lines }),
                      one.grades.length > 0 && t("programme.grades-are", { grades: one.grades.join(", ") }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </small>
                </li>
              ))}
            </ul>
          )}
          <details open={fresh !== undefined}>
            <summary>{t("programme.new")}</summary>
            <Form method="post">
              <input type="hidden" name="unitId" value={page.unitId} />
              <TextField
                label={t("programme.name")}
                name="name"
                maxLength={80}
                defaultValue={fresh?.values.name}
                error={fresh?.errors.name}
                required
              />
              <SelectField
                label={t("programme.progress")}
                name="progress"
                help={t("programme.progress-help")}
                options={PROGRESS_KINDS.map((value) => ({ value, label: t(`programme.kind.${value}`) }))}
                defaultValue={fresh?.values.progress}
                error={fresh?.errors.progress}
                required
              />
              <SelectField
                label={t("programme.method")}
                name="methodId"
                options={[
                  { value: "", label: t("programme.no-method") },
                  ...page.methods.map((one) => ({ value: one.id, label: one.name })),
                ]}
                defaultValue={fresh?.values.methodId}
              />
              <SubmitButton name="intent" value="programme">
                {t("settings.add")}
              </SubmitButton>
            </Form>
          </details>
        </Card>
        <Card title={t("method.title")}>
          <p className="help">{t("method.help")}</p>
          <ul className="plain people">
            {[...page.methods, undefined].map((one) => {
              const own = at(`method:${one?.id ?? ""}`)
              const values = own?.values ?? {
                name: one?.name,
                volumes: one?.volumes === null || one === undefined ? "" : String(one.volumes),
                volumePages: one?.volumePages.join(", "),
                source: one?.source,
                retired: one?.retired === true ? "on" : "",
              }
              return (
                <li key={one?.id ?? "new"}>
                  <details open={own !== undefined}>
                    <summary>
                      {one === undefined ? t("method.new") : one.name}{" "}
                      {one !== undefined && (
                        <small className="soft">
                          {one.volumes === null
                            ? t("method.unstated")
                            : t("method.volume-count", { count: one.volumes })}
                          {one.retired && ` · ${t("programme.retired")}`}
                        </small>
                      )}
                    </summary>
                    <Form method="post" key={JSON.stringify(one)}>
                      <input type="hidden" name="unitId" value={page.unitId} />
                      {one !== undefined && <input type="hidden" name="id" value={one.id} />}
                      {own?.errors.form !== undefined && <p className="error">{t(own.errors.form)}</p>}
                      <MethodFields values={values} errors={own?.errors} />
                      <SubmitButton name="intent" value="method">
                        {t("common:form.save")}
                      </SubmitButton>
                    </Form>
                  </details>
                </li>
              )
            })}
          </ul>
        </Card>
      </div>
    </Page>
  )
}
