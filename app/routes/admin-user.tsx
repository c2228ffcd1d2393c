import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { ErrorSummary, FormActions, SubmitButton, TextField } from "#app/components/form.tsx"
import { GrantFields } from "#app/components/grant-fields.tsx"
import { OneTimePassword } from "#app/components/one-time-password.tsx"
import { Card } from "#app/components/page.tsx"
import { Tag } from "#app/components/state.tsx"
import { AccountName, Grant, MembershipDays } from "#app/domain/account-forms.ts"
import { minutesLocked } from "#app/domain/lock-out.ts"
import { refusal } from "#app/domain/refusal.ts"
import { formErrorOf } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type ParsedForm, readForm } from "#app/http/parse-form.server.ts"
import { todayFor } from "#app/http/today.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { changeMembership, grantMembership } from "#app/services/grant-membership.server.ts"
import {
  renameAccount,
  resetPassword,
  setDisabled,
  signOutAccount,
  unlockAccount,
} from "#app/services/manage-account.server.ts"
import { requireManagedAccount } from "#app/services/managed-account.server.ts"
import { nameKey } from "#app/services/sign-in.server.ts"
import { db } from "#db/client.server.ts"
import { countSessions } from "#db/queries/accounts.server.ts"
import { listCycleChoices } from "#db/queries/cycle-choices.server.ts"
import { getFailures } from "#db/queries/sign-in-failures.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The answer to a post keeps the headers it was given. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "user.manage")
  const { account, memberships } = await requireManagedAccount(db, actor, requireKey(params.user))
  const cycles = await listCycleChoices(db, unitIds)
  const now = new Date()
  const t = translate(await languageOf(request))
  return {
    title: `${account.name} · ${t("admin:part.users.title")} · Miqyas`,
    account: { id: account.id, name: account.name, username: account.username },
    closed: account.disabledAt !== null,
    waiting: account.mustChangePassword,
    locked: minutesLocked(await getFailures(db, nameKey(account.username)), now.getTime()),
    sessions: await countSessions(db, account.id, now),
    isSelf: account.id === actor.userId,
    memberships: memberships.map((row) => ({
      ...row,
      cycle: cycles.find((cycle) => cycle.id === row.cycleId)?.title ?? null,
    })),
    units: (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName })),
    cycles,
    today: await todayFor(db, unitIds[0] as string),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireManager(request, "user.manage")
  const userId = requireKey(params.user)
  const form = await readForm(request)
  const intent = String(form.get("intent"))
  switch (intent) {
    case "reset-password": {
      const { account } = await requireManagedAccount(db, actor, userId)
      const created = { username: account.username, password: await resetPassword(actor, userId) }
      return data({ ...NOTHING, created }, { headers: { "Cache-Control": "no-store" } })
    }
    case "grant":
      return save(userId, intent, checkForm(form, Grant), (grant) => grantMembership(actor, userId, grant))
    case "days":
      return save(userId, intent, checkForm(form, MembershipDays), (days) =>
        changeMembership(actor, userId, days),
      )
    case "rename":
      return save(userId, intent, checkForm(form, AccountName), ({ name }) =>
        renameAccount(actor, userId, name),
      )
    case "disable":
    case "enable":
      return save(userId, intent, DONE, () => setDisabled(actor, userId, intent === "disable"))
    case "unlock":
      return save(userId, intent, DONE, () => unlockAccount(actor, userId))
    case "sign-out":
      return save(userId, intent, DONE, () => signOutAccount(actor, userId))
    default:
      throw refusal(400, "common:form.invalid")
  }
}

const DONE: ParsedForm<unknown> = { ok: true, value: undefined }
const NOTHING: {
  intent?: string
  errors?: Record<string, string>
  values?: Record<string, string>
  created?: { username: string; password: string }
} = {}

async function save<T>(
  userId: string,
  intent: string,
  form: ParsedForm<T>,
  change: (value: T) => Promise<void>,
) {
  if (!form.ok) return data({ ...NOTHING, intent, errors: form.errors, values: form.values }, { status: 422 })
  const refused = await formErrorOf(() => change(form.value))
  if (refused !== undefined) return data({ ...NOTHING, intent, errors: { form: refused } }, { status: 409 })
  throw redirect(`${paths.adminUser(userId)}?notice=saved`, 303)
}

export default function User() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { account } = view
  const granting = answer?.intent === "grant" ? answer : undefined
  return (
    <AdminPage
      title={account.name}
      lead={t("admin:user.lead", { username: account.username })}
      list={{ label: t("admin:part.users.title"), to: paths.adminUsers() }}
    >
      {answer?.created !== undefined && <OneTimePassword {...answer.created} />}
      <ErrorSummary
        errors={answer?.errors}
        labels={{
          from: t("admin:user.from"),
          until: t("admin:user.until"),
          role: t("admin:user.role"),
          cycleId: t("admin:user.cycle"),
          name: t("admin:user.name"),
        }}
      />
      <div className="grid">
        <div className="stack">
          <Card title={t("admin:user.roles")}>
            <ul className="plain">
              {view.memberships.map((row) => (
                <li key={row.id}>
                  <strong>{t(`common:role.${row.role}`)}</strong> · {row.unit}
                  {row.subtree && ` ${t("admin:user.and-below")}`}
                  {row.cycle !== null && ` · ${row.cycle}`}
                  {row.edition !== null && ` · ${t(`admin:user.${row.edition}`)}`}
                  <Form method="post" className="row days">
                    <input type="hidden" name="membershipId" value={row.id} />
                    <TextField
                      label={t("admin:user.from")}
                      name="from"
                      type="date"
                      defaultValue={row.from}
                      required
                    />
                    <TextField
                      label={t("admin:user.until")}
                      name="until"
                      type="date"
                      defaultValue={row.until ?? ""}
                    />
                    <SubmitButton name="intent" value="days" className="btn ghost">
                      {t("common:form.save")}
                    </SubmitButton>
                  </Form>
                </li>
              ))}
            </ul>
          </Card>
          <Card title={t("admin:user.add-role")}>
            <Form method="post">
              <GrantFields
                units={view.units}
                cycles={view.cycles}
                today={view.today}
                errors={granting?.errors}
                values={granting?.values ?? {}}
              />
              <FormActions>
                <SubmitButton name="intent" value="grant">
                  {t("admin:user.add-role")}
                </SubmitButton>
              </FormActions>
            </Form>
          </Card>
        </div>
        <div className="stack">
          <Card title={t("admin:user.access")}>
            <p className="row">
              {view.closed && <Tag tone="gap">{t("admin:user.closed")}</Tag>}
              {view.waiting && <Tag tone="draft">{t("admin:user.waiting")}</Tag>}
              {view.locked > 0 && <Tag tone="gap">{t("admin:user.locked", { count: view.locked })}</Tag>}
            </p>
            <p>{t("admin:user.sessions", { count: view.sessions })}</p>
            <Form method="post" className="stack">
              <SubmitButton name="intent" value="reset-password" className="btn ghost">
                {t("admin:user.reset-password")}
              </SubmitButton>
              {view.sessions > 0 && (
                <SubmitButton name="intent" value="sign-out" className="btn ghost">
                  {t("admin:user.sign-out")}
                </SubmitButton>
              )}
              {view.locked > 0 && (
                <SubmitButton name="intent" value="unlock" className="btn ghost">
                  {t("admin:user.unlock")}
                </SubmitButton>
              )}
              {!view.isSelf && (
                <SubmitButton
                  name="intent"
                  value={view.closed ? "enable" : "disable"}
                  className={view.closed ? "btn ghost" : "btn danger"}
                >
                  {t(view.closed ? "admin:user.enable" : "admin:user.disable")}
                </SubmitButton>
              )}
            </Form>
          </Card>
          <Card title={t("admin:user.name")}>
            <Form method="post">
              <TextField
                label={t("admin:user.name")}
                name="name"
                help={t("admin:user.name-help")}
                defaultValue={account.name}
                maxLength={120}
                required
              />
              <SubmitButton name="intent" value="rename" className="btn ghost">
                {t("common:form.save")}
              </SubmitButton>
            </Form>
          </Card>
        </div>
      </div>
    </AdminPage>
  )
}
