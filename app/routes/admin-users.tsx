import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { pageOf, requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { ErrorSummary, FormActions, SubmitButton, TextField } from "#app/components/form.tsx"
import { GrantFields } from "#app/components/grant-fields.tsx"
import { OneTimePassword } from "#app/components/one-time-password.tsx"
import { Card, EmptyState, Pager } from "#app/components/page.tsx"
import { Tag } from "#app/components/state.tsx"
import { USERNAME_MAX, USERNAME_MIN } from "#app/domain/account.ts"
import { NewAccount } from "#app/domain/account-forms.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { todayFor } from "#app/http/today.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { type CreatedAccount, createAccount } from "#app/services/create-account.server.ts"
import { db } from "#db/client.server.ts"
import { listAccounts, listRoles } from "#db/queries/accounts.server.ts"
import { listCycleChoices } from "#db/queries/cycle-choices.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The answer to a post keeps the headers it was given. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export async function loader({ request }: LoaderFunctionArgs) {
  const { unitIds } = await requireManager(request, "user.manage")
  const search = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100)
  const page = pageOf(request)
  const { accounts, pages, total } = await listAccounts(db, unitIds, search, page)
  const roles = await listRoles(
    db,
    unitIds,
    accounts.map((account) => account.id),
  )
  const t = translate(await languageOf(request))
  return {
    title: `${t("admin:part.users.title")} · Miqyas`,
    search,
    page,
    pages,
    total,
    today: await todayFor(db, unitIds[0] as string),
    units: (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName })),
    cycles: await listCycleChoices(db, unitIds),
    accounts: accounts.map((account) => ({
      id: account.id,
      name: account.name,
      username: account.username,
      closed: account.disabledAt !== null,
      waiting: account.mustChangePassword,
      roles: roles.filter((role) => role.userId === account.id),
    })),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireManager(request, "user.manage")
  const posted = await readForm(request)
  const form = checkForm(posted, NewAccount)
  if (!form.ok) return data({ errors: form.errors, values: form.values, created: undefined }, { status: 422 })
  let result: CreatedAccount | undefined
  const refused = await formErrorOf(async () => {
    result = await createAccount(actor, form.value)
  })
  if (result?.ok === true) {
    const created = { username: form.value.username, password: result.oneTimePassword }
    const values: Record<string, string> = {}
    return data({ errors: undefined, values, created }, { headers: { "Cache-Control": "no-store" } })
  }
  const errors: Record<string, string> =
    refused === undefined ? { username: "admin:error.username-taken" } : { form: refused }
  return data({ errors, values: typedIn(posted), created: undefined }, { status: 422 })
}

export default function Users() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const labels = {
    name: t("admin:user.name"),
    username: t("auth:login.username"),
    role: t("admin:user.role"),
    from: t("admin:user.from"),
    until: t("admin:user.until"),
    cycleId: t("admin:user.cycle"),
  }
  return (
    <AdminPage
      title={t("admin:part.users.title")}
      lead={t("admin:user.count", { count: view.total })}
      actions={
        <a className="btn" href="#new">
          {t("admin:user.new")}
        </a>
      }
    >
      {answer?.created !== undefined && <OneTimePassword {...answer.created} />}
      <Card>
        <Form className="row filter" role="search">
          <label htmlFor="q" className="hidden">
            {t("admin:user.search")}
          </label>
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={view.search}
            placeholder={t("admin:user.search")}
          />
          <button type="submit" className="btn ghost">
            {t("common:form.filter")}
          </button>
        </Form>
        {view.accounts.length === 0 ? (
          <EmptyState title={t("admin:user.none")} hint={t("admin:user.none-hint")} />
        ) : (
          <ul className="plain">
            {view.accounts.map((account) => (
              <li key={account.id} className="row between">
                <span>
                  <Link to={paths.adminUser(account.id)}>{account.name}</Link>{" "}
                  <small className="soft">{account.username}</small>
                  <br />
                  <small>
                    {account.roles
                      .map((role) => `${t(`common:role.${role.role}`)} · ${role.unit}`)
                      .join("; ")}
                  </small>
                </span>
                <span className="row">
                  {account.waiting && <Tag tone="draft">{t("admin:user.waiting")}</Tag>}
                  {account.closed && <Tag tone="gap">{t("admin:user.closed")}</Tag>}
                </span>
              </li>
            ))}
          </ul>
        )}
        <Pager page={view.page} pages={view.pages} />
      </Card>
      <Card title={t("admin:user.new")} id="new">
        <ErrorSummary errors={answer?.errors} labels={labels} />
        <Form method="post" action="#new">
          <TextField
            label={labels.name}
            name="name"
            help={t("admin:user.name-help")}
            defaultValue={answer?.values.name}
            error={answer?.errors?.name}
            maxLength={120}
            autoComplete="off"
            required
          />
          <TextField
            label={labels.username}
            name="username"
            help={t("admin:user.username-help", { min: USERNAME_MIN, max: USERNAME_MAX })}
            defaultValue={answer?.values.username}
            error={answer?.errors?.username}
            maxLength={USERNAME_MAX}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
          <GrantFields
            units={view.units}
            cycles={view.cycles}
            today={view.today}
            errors={answer?.errors}
            values={answer?.values ?? {}}
          />
          <FormActions>
            <SubmitButton busyLabel={t("common:form.saving")}>{t("admin:user.create")}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </AdminPage>
  )
}
