import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, EmptyState } from "#app/components/page.tsx"
import { PositionFields } from "#app/components/position-fields.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { UnitChoice } from "#app/domain/account-forms.ts"
import { PositionForm } from "#app/domain/unit-forms.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { todayFor } from "#app/http/today.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { addPosition } from "#app/services/manage-positions.server.ts"
import { db } from "#db/client.server.ts"
import { listHolders, listPositions } from "#db/queries/positions.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { unitIds } = await requireManager(request, "position.manage")
  const today = await todayFor(db, unitIds[0] as string)
  const holders = await listHolders(db, unitIds)
  const positions = await listPositions(db, unitIds)
  const t = translate(await languageOf(request))
  return {
    title: `${t("admin:part.positions.title")} · Miqyas`,
    units: (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName })),
    positions: positions.map((position) => ({
      ...position,
      holders: holders
        .filter((row) => row.positionId === position.id)
        .filter((row) => row.from <= today && (row.until === null || today <= row.until))
        .map(({ name, standing }) => ({ name, standing })),
    })),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireManager(request, "position.manage")
  const form = await readForm(request)
  const unit = checkForm(form, UnitChoice)
  const position = checkForm(form, PositionForm)
  if (!unit.ok) return data({ errors: unit.errors, values: unit.values }, { status: 422 })
  if (!position.ok) return data({ errors: position.errors, values: position.values }, { status: 422 })
  const id = await addPosition(actor, unit.value.unitId, position.value)
  return redirect(`${paths.adminPosition(id)}?notice=created`, 303)
}

export default function Positions() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  return (
    <AdminPage
      title={t("admin:part.positions.title")}
      lead={t("admin:position.lead")}
      actions={
        <a className="btn" href="#new">
          {t("admin:position.new")}
        </a>
      }
    >
      <Card>
        {view.positions.length === 0 ? (
          <EmptyState title={t("admin:position.none")} hint={t("admin:position.none-hint")} />
        ) : (
          <ul className="plain">
            {view.positions.map((position) => (
              <li key={position.id}>
                <Link to={paths.adminPosition(position.id)}>{position.title}</Link>
                {view.units.length > 1 && <small className="soft"> · {position.unit}</small>}
                {position.signs !== null && (
                  <small className="soft"> · {t(`admin:position.signs.${position.signs}`)}</small>
                )}
                <br />
                <small>
                  {position.holders.length === 0
                    ? t("admin:position.vacant")
                    : position.holders
                        .map((holder) =>
                          holder.standing === "definitif"
                            ? holder.name
                            : `${t(`admin:position.standing.${holder.standing}`)} ${holder.name}`,
                        )
                        .join(", ")}
                </small>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={t("admin:position.new")} id="new">
        <ErrorSummary
          errors={errors}
          labels={{ title: t("admin:position.title"), sort: t("admin:position.sort") }}
        />
        <Form method="post" action="#new">
          <UnitField units={view.units} defaultValue={answer?.values.unitId} error={errors?.unitId} />
          <PositionFields errors={errors} values={answer?.values ?? {}} />
          <FormActions>
            <SubmitButton busyLabel={t("common:form.saving")}>{t("admin:position.create")}</SubmitButton>
          </FormActions>
        </Form>
      </Card>
    </AdminPage>
  )
}
