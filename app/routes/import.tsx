import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireManager } from "#app/auth/manager.server.ts"
import { ExportCard } from "#app/components/import/export-card.tsx"
import { ImportDone, ImportHelp, ImportUpload } from "#app/components/import/import-upload.tsx"
import { Page } from "#app/components/page.tsx"
import { registerCrumbs } from "#app/components/register/register-crumbs.ts"
import { SHEET_LIMITS } from "#app/domain/import-text.ts"
import { chosenUnit, missingUnit, NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { receiveTable } from "#app/http/receive-table.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { requireKind } from "#app/http/register-kind.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { importAction } from "#app/services/import-table.server.ts"
import { startImport } from "#app/services/start-import.server.ts"
import { exportUnits, mayTakeNumbers } from "#app/services/take-export.server.ts"
import { db } from "#db/client.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const kind = requireKind(params.kind)
  const { actor, unitIds } = await requireManager(request, importAction(kind))
  const t = translate(await languageOf(request))
  const units = (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName }))
  const exported = new Set(exportUnits(actor, kind))
  return {
    kind,
    title: t("import:title", { register: t(`import:register.${kind}`) }),
    units,
    exports: units.filter(({ id }) => exported.has(id)),
    numbers: kind === "santri" ? units.filter(({ id }) => mayTakeNumbers(actor, id)) : [],
    unitError: missingUnit(request),
    limits: SHEET_LIMITS,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const kind = requireKind(params.kind)
  const { unitIds } = await requireManager(request, importAction(kind))
  const received = await receiveTable(request)
  if (!received.ok) return data({ refused: received.refused, unitError: undefined }, { status: 422 })
  try {
    const unitId = chosenUnit(received.fields, unitIds)
    const id = await startImport(actor, kind, { ...received, unitId })
    return redirect(paths.importCheck(kind, id), 303)
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    if (refused.key === NO_UNIT) return data({ refused: undefined, unitError: NO_UNIT }, { status })
    return data({ refused, unitError: undefined }, { status })
  }
}

export default function Import() {
  const { t } = useTranslation("import")
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refused = answer?.refused
  return (
    <Page title={view.title} lead={t("lead")} crumbs={registerCrumbs(t, view.kind)}>
      <ImportDone />
      {refused !== undefined && (
        <p className="error-summary" role="alert">
          {t(refused.key, refused.values)}
        </p>
      )}
      <div className="grid">
        <div className="stack">
          <ImportUpload units={view.units} limits={view.limits} error={answer?.unitError} />
          <ExportCard kind={view.kind} units={view.exports} numbers={view.numbers} error={view.unitError} />
        </div>
        <ImportHelp kind={view.kind} />
      </div>
    </Page>
  )
}
