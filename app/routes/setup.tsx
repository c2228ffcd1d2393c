import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { Door } from "#app/components/door.tsx"
import { ErrorSummary, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { LetterheadFields } from "#app/components/letterhead-fields.tsx"
import { PASSWORD_MIN, USERNAME_MAX, USERNAME_MIN } from "#app/domain/account.ts"
import { FirstAccount } from "#app/domain/account-forms.ts"
import { refusal } from "#app/domain/refusal.ts"
import { TIME_ZONES, UNIT_KINDS } from "#app/domain/unit-choices.ts"
import { SetUpForm } from "#app/domain/unit-forms.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { opensSetUp, setUp } from "#app/services/set-up.server.ts"
import { signIn } from "#app/services/sign-in.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireToken(params.token)
  const t = translate(await languageOf(request))
  return { title: `${t("auth:setup.title")} · Miqyas` }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireToken(params.token)
  const form = await readForm(request)
  const place = checkForm(form, SetUpForm)
  const first = checkForm(form, FirstAccount)
  if (!place.ok || !first.ok) {
    const errors = { ...(place.ok ? {} : place.errors), ...(first.ok ? {} : first.errors) }
    const {
      password: _,
      repeated: __,
      ...values
    } = place.ok ? (first as { values: Record<string, string> }).values : place.values
    return data({ errors, values }, { status: 422 })
  }
  if (!(await setUp(place.value, first.value))) throw refusal(404, "auth:setup.used")
  const result = await signIn({
    username: first.value.username,
    password: first.value.password,
    address: context.clientAddress,
    userAgent: request.headers.get("User-Agent") ?? "",
  })
  const headers = new Headers()
  if (result.outcome === "signed-in") {
    for (const cookie of result.cookies) headers.append("Set-Cookie", cookie)
  }
  return redirect(paths.admin(), { status: 303, headers })
}

async function requireToken(token: string | undefined) {
  if (token === undefined || token.length > 100 || !(await opensSetUp(token)))
    throw refusal(404, "auth:setup.used")
}

export default function SetUp() {
  const { t } = useTranslation()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  const values: Record<string, string | undefined> = answer?.values ?? {}
  const labels = Object.fromEntries(FIELDS.map((name) => [name, t(`auth:setup.field.${name}`)]))
  const field = (name: (typeof FIELDS)[number]) => ({
    label: labels[name],
    name,
    defaultValue: values[name],
    error: errors?.[name],
  })
  return (
    <Door title={t("auth:setup.title")} lead={t("auth:setup.lead")} wide>
      <ErrorSummary errors={errors} labels={labels} />
      <Form method="post">
        <fieldset>
          <legend>{t("auth:setup.unit")}</legend>
          <TextField
            {...field("unitName")}
            placeholder={t("auth:setup.unit-example")}
            maxLength={160}
            required
          />
          <TextField {...field("unitShortName")} help={t("auth:setup.short-help")} maxLength={60} required />
          <SelectField
            {...field("unitKind")}
            options={UNIT_KINDS.map((kind) => ({ value: kind, label: t(`admin:unit-kind.${kind}`) }))}
            required
          />
          <SelectField
            {...field("timeZone")}
            options={TIME_ZONES.map((zone) => ({ value: zone, label: t(`admin:time-zone.${zone}`) }))}
            required
          />
          <TextField {...field("unitAddress")} maxLength={300} />
        </fieldset>
        <LetterheadFields errors={errors} values={values} />
        <fieldset>
          <legend>{t("auth:setup.pesantren")}</legend>
          <TextField {...field("pesantrenName")} maxLength={160} required />
          <TextField {...field("pesantrenNumber")} help={t("auth:setup.number-help")} maxLength={60} />
          <TextField {...field("pesantrenAddress")} maxLength={300} />
          <TextField
            {...field("signatoryTitle")}
            defaultValue={values.signatoryTitle ?? t("auth:setup.pengasuh")}
            maxLength={120}
            required
          />
          <TextField {...field("signatoryName")} maxLength={120} />
        </fieldset>
        <fieldset>
          <legend>{t("auth:setup.account")}</legend>
          <TextField {...field("name")} autoComplete="name" maxLength={120} required />
          <TextField
            {...field("username")}
            help={t("admin:user.username-help", { min: USERNAME_MIN, max: USERNAME_MAX })}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={USERNAME_MAX}
            required
          />
          <TextField
            {...field("password")}
            type="password"
            help={t("auth:account.next-help", { min: PASSWORD_MIN })}
            autoComplete="new-password"
            minLength={PASSWORD_MIN}
            required
          />
          <TextField {...field("repeated")} type="password" autoComplete="new-password" required />
        </fieldset>
        <SubmitButton busyLabel={t("common:form.saving")}>{t("auth:setup.submit")}</SubmitButton>
      </Form>
    </Door>
  )
}

const FIELDS = [
  "unitName",
  "unitShortName",
  "unitKind",
  "timeZone",
  "unitAddress",
  "pesantrenName",
  "pesantrenNumber",
  "pesantrenAddress",
  "signatoryTitle",
  "signatoryName",
  "name",
  "username",
  "password",
  "repeated",
] as const
