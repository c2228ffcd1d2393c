import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { type Manager, requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { HolderFields } from "#app/components/holder-fields.tsx"
import { Card } from "#app/components/page.tsx"
import { PositionFields } from "#app/components/position-fields.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { HolderForm, PositionForm } from "#app/domain/unit-forms.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { editPosition, removeHolder, saveHolder } from "#app/services/manage-positions.server.ts"
import { db } from "#db/client.server.ts"
import { listAccountChoices } from "#db/queries/accounts.server.ts"
import { getPosition, listHolders } from "#db/queries/positions.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { manager, position } = await requirePosition(request, params.position)
  const t = translate(await languageOf(request))
  return {
    title: `${position.title} · ${t("admin:part.positions.title")} · Miqyas`,
    position,
    holders: await listHolders(db, manager.unitIds, position.id),
    accounts: await listAccountChoices(db, manager.unitIds),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { manager, position } = await requirePosition(request, params.position)
  const form = await readForm(request)
  const intent = String(form.get("intent"))
  const holderId = form.has("holderId") ? requireKey(String(form.get("holderId"))) : undefined
  const at = `${intent}:${holderId ?? ""}`
  const again = { at, values: typedIn(form) }
  const { actor } = manager
  const { unitId, id } = position
  if (intent === "edit") {
    const parsed = checkForm(form, PositionForm)
    if (!parsed.ok) return data({ ...again, errors: parsed.errors }, { status: 422 })
    await editPosition(actor, unitId, id, parsed.value)
  } else if (intent === "holder") {
    const parsed = checkForm(form, HolderForm)
    if (!parsed.ok) return data({ ...again, errors: parsed.errors }, { status: 422 })
    const refused = await formErrorOf(() => saveHolder(actor, unitId, id, holderId, parsed.value))
    if (refused !== undefined) return data({ ...again, errors: { form: refused } }, { status: 409 })
  } else if (intent === "remove-holder" && holderId !== undefined) {
    await removeHolder(actor, unitId, id, holderId)
  } else throw refusal(400, "common:form.invalid")
  return redirect(`${paths.adminPosition(id)}?notice=saved`, 303)
}

async function requirePosition(request: Request, id: string | undefined) {
  const manager: Manager = await requireManager(request, "position.manage")
  const position = await getPosition(db, manager.unitIds, requireKey(id))
  if (position === undefined) throw notFound()
  return { manager, position }
}

export default function Position() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { position, holders, accounts } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errorsAt = (at: string): Record<string, string> | undefined =>
    answer?.at === at ? answer.errors : undefined
  const valuesAt = (at: string): Record<string, string> | undefined =>
    answer?.at === at ? answer.values : undefined
  const labels = Object.fromEntries(
    ["name", "nip", "rank", "standing", "from", "until"].map((name) => [name, t(`admin:holder.${name}`)]),
  )
  return (
    <AdminPage
      title={position.title}
      lead={position.unit}
      list={{ label: t("admin:part.positions.title"), to: paths.adminPositions() }}
    >
      <ErrorSummary errors={answer?.errors} labels={{ ...labels, title: t("admin:position.title") }} />
      <div className="grid">
        <Card title={t("admin:holder.title")}>
          {holders.length === 0 && <p>{t("admin:position.vacant")}</p>}
          <ul className="plain">
            {holders.map((holder) => (
              <li key={holder.id}>
                <details open={errorsAt(`holder:${holder.id}`) !== undefined}>
                  <summary>
                    {holder.standing !== "definitif" && `${t(`admin:position.standing.${holder.standing}`)} `}
                    {holder.name}{" "}
                    <small className="soft">
                      {formatDay(holder.from, language)} –{" "}
                      {holder.until === null ? t("auth:account.open") : formatDay(holder.until, language)}
                    </small>
                  </summary>
                  <Form method="post">
                    <input type="hidden" name="holderId" value={holder.id} />
                    <HolderFields
                      accounts={accounts}
                      errors={errorsAt(`holder:${holder.id}`)}
                      values={valuesAt(`holder:${holder.id}`) ?? holder}
                    />
                    <FormActions>
                      <SubmitButton name="intent" value="holder">
                        {t("common:form.save")}
                      </SubmitButton>
                      <SubmitButton name="intent" value="remove-holder" className="btn danger" formNoValidate>
                        {t("admin:holder.remove")}
                      </SubmitButton>
                    </FormActions>
                  </Form>
                </details>
              </li>
            ))}
          </ul>
          <h3>{t("admin:holder.new")}</h3>
          <Form method="post">
            <HolderFields
              accounts={accounts}
              errors={errorsAt("holder:")}
              values={valuesAt("holder:") ?? {}}
            />
            <FormActions>
              <SubmitButton name="intent" value="holder">
                {t("admin:holder.add")}
              </SubmitButton>
            </FormActions>
          </Form>
        </Card>
        <Card title={t("admin:position.one")}>
          <Form method="post">
            <PositionFields
              errors={errorsAt("edit:")}
              values={
                valuesAt("edit:") ?? {
                  title: position.title,
                  signs: position.signs ?? "",
                  sort: String(position.sort),
                }
              }
            />
            <SubmitButton name="intent" value="edit">
              {t("common:form.save")}
            </SubmitButton>
          </Form>
        </Card>
      </div>
    </AdminPage>
  )
}
