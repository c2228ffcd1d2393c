import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { ErrorSummary, FormActions, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { LetterheadFields } from "#app/components/letterhead-fields.tsx"
import { Card } from "#app/components/page.tsx"
import { UnitChoice } from "#app/domain/account-forms.ts"
import { notFound } from "#app/domain/refusal.ts"
import { TIME_ZONES, UNIT_KINDS } from "#app/domain/unit-choices.ts"
import { UnitProfile } from "#app/domain/unit-forms.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { editUnit } from "#app/services/manage-unit.server.ts"
import { db } from "#db/client.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { unitIds } = await requireManager(request, "unit.manage")
  const asked = new URL(request.url).searchParams.get("unit")
  const units = await listUnits(db, unitIds)
  const unit = asked === null ? units[0] : units.find((one) => one.id === asked)
  if (unit === undefined) throw notFound()
  const t = translate(await languageOf(request))
  return {
    title: `${t("admin:part.unit.title")} · Miqyas`,
    unit,
    others: units.filter((one) => one.id !== unit.id).map(({ id, shortName }) => ({ id, shortName })),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireManager(request, "unit.manage")
  const form = await readForm(request)
  const choice = checkForm(form, UnitChoice)
  if (!choice.ok) throw notFound()
  const parsed = checkForm(form, UnitProfile)
  if (!parsed.ok) return data({ errors: parsed.errors, values: typedIn(form) }, { status: 422 })
  const error = await formErrorOf(() => editUnit(actor, choice.value.unitId, parsed.value))
  if (error !== undefined) return data({ errors: { kind: error }, values: typedIn(form) }, { status: 422 })
  const query = new URLSearchParams({ unit: choice.value.unitId, notice: "saved" })
  return redirect(`${paths.adminUnit()}?${query}`, 303)
}

export default function Unit() {
  const { t } = useTranslation()
  const { unit, others } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  const values: Record<string, string | undefined> = answer?.values ?? {
    ...unit,
    letterhead: undefined,
    letterheadLines: unit.letterhead.lines.join("\n"),
    letterheadAddress: unit.letterhead.address,
    letterheadContact: unit.letterhead.contact,
  }
  const field = (name: "name" | "shortName" | "kind" | "timeZone" | "address") => ({
    label: t(`admin:unit.${name}`),
    name,
    defaultValue: values[name],
    error: errors?.[name],
  })
  return (
    <AdminPage title={t("admin:part.unit.title")} lead={unit.name}>
      {others.length > 0 && (
        <p className="row">
          {others.map((other) => (
            <Link key={other.id} to={`?unit=${other.id}`}>
              {other.shortName}
            </Link>
          ))}
        </p>
      )}
      <Card>
        <ErrorSummary
          errors={errors}
          labels={{
            name: t("admin:unit.name"),
            shortName: t("admin:unit.shortName"),
            kind: t("admin:unit.kind"),
            letterheadLines: t("admin:letterhead.lines"),
          }}
        />
        <Form method="post" key={unit.id}>
          <input type="hidden" name="unitId" value={unit.id} />
          <TextField {...field("name")} maxLength={160} required />
          <TextField {...field("shortName")} help={t("auth:setup.short-help")} maxLength={60} required />
          <SelectField
            {...field("kind")}
            options={UNIT_KINDS.map((kind) => ({ value: kind, label: t(`admin:unit-kind.${kind}`) }))}
            required
          />
          <SelectField
            {...field("timeZone")}
            help={t("admin:unit.timeZone-help")}
            options={TIME_ZONES.map((zone) => ({ value: zone, label: t(`admin:time-zone.${zone}`) }))}
            required
          />
          <TextField {...field("address")} maxLength={300} />
          <LetterheadFields errors={errors} values={values} />
          <FormActions>
            <SubmitButton busyLabel={t("common:form.saving")}>{t("common:form.save")}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </AdminPage>
  )
}
