import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { getAccount } from "#app/auth/session.server.ts"
import { ReminderCard } from "#app/components/account/reminder-card.tsx"
import { ErrorSummary, FormActions, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { config } from "#app/config.server.ts"
import { PASSWORD_MIN } from "#app/domain/account.ts"
import { PasswordChange, ReminderAddress } from "#app/domain/account-forms.ts"
import { formatDay } from "#app/domain/dates.ts"
import { canSomewhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { changePassword } from "#app/services/change-password.server.ts"
import { signOutElsewhere } from "#app/services/manage-account.server.ts"
import { setReminderAddress } from "#app/services/set-reminder-address.server.ts"
import { db } from "#db/client.server.ts"
import { countSessions, getReminderAddress, listMembershipsOf } from "#db/queries/accounts.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, own } = await requireOwn(request)
  const language = await languageOf(request)
  const t = translate(language)
  const memberships = await listMembershipsOf(db, own.userId)
  const reminderEmail = await getReminderAddress(db, own.userId)
  return {
    title: `${t("auth:account.title")} · Miqyas`,
    username: own.username,
    name: own.name,
    mustChange: own.mustChangePassword,
    isMailSent: config().mail !== undefined,
    reminderEmail: reminderEmail ?? "",
    /** Who has no inbox is reminded of nothing, but may take back an address given before. */
    mayBeReminded: canSomewhere(actor, "action.list") || reminderEmail !== null,
    sessions: await countSessions(db, own.userId, new Date()),
    memberships: memberships.map(({ id, role, unit, from, until }) => ({
      id,
      role,
      unit,
      from: formatDay(from, language),
      until: until === null ? null : formatDay(until, language),
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, own } = await requireOwn(request)
  const form = await readForm(request)
  if (form.get("intent") === "sign-out-elsewhere") {
    await signOutElsewhere(actor, own.sessionId)
    return redirect(`${paths.account()}?notice=saved`, 303)
  }
  if (form.get("intent") === "set-reminder-address" && !own.mustChangePassword) {
    const address = checkForm(form, ReminderAddress)
    if (!address.ok) return refused({ at: "reminders", errors: address.errors, values: address.values })
    await setReminderAddress(actor, address.value)
    return redirect(`${paths.account()}?notice=saved`, 303)
  }
  const parsed = checkForm(form, PasswordChange)
  if (!parsed.ok) return refused({ at: "password", errors: parsed.errors })
  const changed = await changePassword(actor, own, parsed.value, context.clientAddress)
  if (changed.ok)
    return redirect(`${own.mustChangePassword ? paths.home() : paths.account()}?notice=saved`, 303)
  const errors = { [changed.field]: `auth:error.${changed.error}` }
  return changed.error === "locked"
    ? refused({ at: "password", errors, minutes: changed.minutes }, 429)
    : refused({ at: "password", errors })
}

/** What is wrong with one of the forms; what was typed is shown again where it is no secret. */
interface Refused {
  at: "password" | "reminders"
  errors: Record<string, string>
  values?: Record<string, string>
  /** How long the lock lasts, where one is shut. */
  minutes?: number
}

function refused(answer: Refused, status = 422) {
  return data(answer, { status })
}

async function requireOwn(request: Request) {
  const actor = await requireActor(request)
  const own = await getAccount(request)
  if (own === undefined) throw refusal(403, "common:refusal.forbidden")
  return { actor, own }
}

export default function Account() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer?.at === "password" ? answer.errors : undefined
  const wrongAddress = answer?.at === "reminders" ? answer : undefined
  const labels = {
    current: t("auth:account.current"),
    next: t("auth:account.next"),
    repeated: t("auth:account.repeated"),
  }
  return (
    <Page
      title={t("auth:account.title")}
      lead={
        view.mustChange
          ? t("auth:account.must-change")
          : t("auth:account.lead", { name: view.name, username: view.username })
      }
    >
      <div className="grid">
        <Card title={t("auth:account.password")} id="password">
          {errors?.current === "auth:error.locked" ? (
            <p className="error-summary" role="alert">
              {t("auth:error.locked", { count: answer?.minutes ?? 0 })}
            </p>
          ) : (
            <ErrorSummary errors={errors} labels={labels} />
          )}
          <Form method="post">
            <input type="hidden" name="username" autoComplete="username" value={view.username} />
            <TextField
              label={labels.current}
              name="current"
              type="password"
              autoComplete="current-password"
              error={errors?.current === "auth:error.locked" ? undefined : errors?.current}
              required
            />
            <TextField
              label={labels.next}
              name="next"
              type="password"
              autoComplete="new-password"
              help={t("auth:account.next-help", { min: PASSWORD_MIN })}
              minLength={PASSWORD_MIN}
              error={errors?.next}
              required
            />
            <TextField
              label={labels.repeated}
              name="repeated"
              type="password"
              autoComplete="new-password"
              error={errors?.repeated}
              required
            />
            <FormActions>
              <SubmitButton name="intent" value="change-password">
                {t("auth:account.change")}
              </SubmitButton>
            </FormActions>
          </Form>
        </Card>
        {!view.mustChange && (
          <div className="stack">
            <Card title={t("auth:account.roles")}>
              {view.memberships.length === 0 ? (
                <p>{t("auth:account.no-roles")}</p>
              ) : (
                <ul className="plain">
                  {view.memberships.map((row) => (
                    <li key={row.id}>
                      {t(`common:role.${row.role}`)} · {row.unit}{" "}
                      <small className="soft">
                        {row.from} – {row.until ?? t("auth:account.open")}
                      </small>
                    </li>
                  ))}
                </ul>
              )}
            </Card>
            {view.mayBeReminded && (
              <ReminderCard
                isMailSent={view.isMailSent}
                address={wrongAddress?.values?.reminderEmail ?? view.reminderEmail}
                errors={wrongAddress?.errors}
              />
            )}
            <Card title={t("auth:account.sessions")}>
              <p>{t("auth:account.sessions-count", { count: view.sessions })}</p>
              <Form method="post">
                <SubmitButton name="intent" value="sign-out-elsewhere" className="btn ghost">
                  {t("auth:account.sign-out-elsewhere")}
                </SubmitButton>
              </Form>
            </Card>
          </div>
        )}
      </div>
    </Page>
  )
}
