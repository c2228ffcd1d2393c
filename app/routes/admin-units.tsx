import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { ErrorSummary, FormActions, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { notFound } from "#app/domain/refusal.ts"
import { unitsInTree } from "#app/domain/region-lines.ts"
import { TIME_ZONES, UNIT_KINDS } from "#app/domain/unit-choices.ts"
import { NewUnit } from "#app/domain/unit-forms.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { addUnit } from "#app/services/manage-unit.server.ts"
import { db } from "#db/client.server.ts"
import { listRegionUnits } from "#db/queries/region.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { unitIds } = await requireManager(request, "unit.manage")
  const t = translate(await languageOf(request))
  const units = unitsInTree(await listRegionUnits(db, unitIds))
  return { title: `${t("admin:part.units.title")} · Miqyas`, units }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "unit.manage")
  const form = await readForm(request)
  const parsed = checkForm(form, NewUnit)
  if (!parsed.ok) return data({ errors: parsed.errors, values: typedIn(form) }, { status: 422 })
  if (!unitIds.includes(parsed.value.parentId)) throw notFound()
  const error = await formErrorOf(() => addUnit(actor, parsed.value))
  if (error !== undefined) return data({ errors: { kind: error }, values: typedIn(form) }, { status: 422 })
  return redirect(`${paths.adminUnits()}?notice=created`, 303)
}

export default function Units() {
  const { t } = useTranslation()
  const { units } = useLoaderData<typeof loader>()
  const parents = units.filter(({ unit }) => unit.kind !== "upt")
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  const values: Record<string, string | undefined> = answer?.values ?? { kind: "upt" }
  const field = (name: "name" | "shortName" | "kind" | "timeZone" | "address") => ({
    label: t(`admin:unit.${name}`),
    name,
    defaultValue: values[name],
    error: errors?.[name],
  })
  return (
    <AdminPage title={t("admin:part.units.title")} lead={t("admin:units.lead")}>
      <Card>
        <ul className="plain region">
          {units.map(({ unit, depth }) => (
            <li key={unit.id} className={`depth-${Math.min(depth, 4)}`}>
              <Link to={`${paths.adminUnit()}?unit=${unit.id}`}>{unit.name}</Link>{" "}
              <small className="soft">{t(`admin:unit-kind.${unit.kind}`)}</small>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t("admin:units.new")} id="new">
        {parents.length === 0 ? (
          <p className="soft">{t("admin:units.no-parent")}</p>
        ) : (
          <>
            <ErrorSummary
              errors={errors}
              labels={{
                name: t("admin:unit.name"),
                shortName: t("admin:unit.shortName"),
                kind: t("admin:unit.kind"),
              }}
            />
            <Form method="post" action="#new" className="form">
              <SelectField
                label={t("admin:units.parent")}
                name="parentId"
                help={t("admin:units.parent-help")}
                defaultValue={values.parentId}
                error={errors?.parentId}
                options={parents.map(({ unit }) => ({ value: unit.id, label: unit.shortName }))}
                required
              />
              <TextField {...field("name")} maxLength={160} required />
              <TextField {...field("shortName")} maxLength={60} required />
              <SelectField
                {...field("kind")}
                options={UNIT_KINDS.map((kind) => ({ value: kind, label: t(`admin:unit-kind.${kind}`) }))}
                required
              />
              <SelectField
                {...field("timeZone")}
                options={TIME_ZONES.map((zone) => ({ value: zone, label: t(`admin:time-zone.${zone}`) }))}
                required
              />
              <TextField {...field("address")} maxLength={300} />
              <FormActions>
                <SubmitButton busyLabel={t("common:form.saving")}>{t("admin:units.create")}</SubmitButton>
              </FormActions>
            </Form>
          </>
        )}
      </Card>
    </AdminPage>
  )
}
