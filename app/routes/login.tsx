import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { getAccount } from "#app/auth/session.server.ts"
import { Door } from "#app/components/door.tsx"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import { Credentials } from "#app/domain/account-forms.ts"
import { parseForm } from "#app/http/parse-form.server.ts"
import { safePath } from "#app/http/way-back.ts"
import { chosenLanguage, languageOf, rememberLanguage, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { signIn } from "#app/services/sign-in.server.ts"
import { db } from "#db/client.server.ts"
import { getLanguage } from "#db/queries/accounts.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The answer to a post keeps the headers it was given. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export async function loader({ request }: LoaderFunctionArgs) {
  const next = safePath(new URL(request.url).searchParams.get("next"), paths.home())
  if ((await getAccount(request)) !== undefined) throw redirect(next, 303)
  const t = translate(await languageOf(request))
  return { title: `${t("auth:login.title")} · Miqyas`, next }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const next = safePath(new URL(request.url).searchParams.get("next"), paths.home())
  const form = await parseForm(request, Credentials)
  if (!form.ok) return refuse(422, form.errors, form.values.username)
  const result = await signIn({
    ...form.value,
    address: context.clientAddress,
    userAgent: request.headers.get("User-Agent") ?? "",
  })
  const { username } = form.value
  if (result.outcome === "locked") {
    const headers = { "Retry-After": String(result.minutes * 60) }
    return refuse(429, { form: "auth:error.locked" }, username, result.minutes, headers)
  }
  if (result.outcome === "disabled") return refuse(403, { form: "auth:error.disabled" }, username)
  if (result.outcome === "refused") return refuse(422, { form: "auth:error.refused" }, username)
  const headers = new Headers()
  for (const cookie of result.cookies) headers.append("Set-Cookie", cookie)
  if ((await chosenLanguage(request)) === undefined) {
    headers.append("Set-Cookie", await rememberLanguage(await getLanguage(db, result.userId)))
  }
  return redirect(next, { status: 303, headers })
}

function refuse(
  status: number,
  errors: Record<string, string>,
  username = "",
  minutes = 0,
  headers: HeadersInit = {},
) {
  return data({ errors, username, minutes }, { status, headers })
}

export default function Login() {
  const { t } = useTranslation()
  const { next } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer?.errors
  return (
    <Door title={t("auth:login.title")} lead={t("auth:login.lead")}>
      {errors?.form === undefined ? (
        <ErrorSummary
          errors={errors}
          labels={{ username: t("auth:login.username"), password: t("auth:login.password") }}
        />
      ) : (
        <p className="error-summary" role="alert">
          {t(errors.form, { count: answer?.minutes ?? 0 })}
        </p>
      )}
      <Form method="post" action={paths.login(next === paths.home() ? undefined : next)}>
        <TextField
          label={t("auth:login.username")}
          name="username"
          defaultValue={answer?.username}
          error={errors?.username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          required
        />
        <TextField
          label={t("auth:login.password")}
          name="password"
          type="password"
          error={errors?.password}
          autoComplete="current-password"
          maxLength={1000}
          required
        />
        <SubmitButton busyLabel={t("auth:login.busy")}>{t("auth:login.submit")}</SubmitButton>
      </Form>
      <p className="help">{t("auth:login.forgotten")}</p>
    </Door>
  )
}
