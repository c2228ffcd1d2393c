import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { ErrorSummary, TextField } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { BeginMany } from "#app/components/santri/begin-many.tsx"
import { EndMany } from "#app/components/santri/end-many.tsx"
import { Refused, useSantriLabels } from "#app/components/santri/refused.tsx"
import { UnitField } from "#app/components/unit-field.tsx"
import { notFound } from "#app/domain/refusal.ts"
import { enrolmentsAction } from "#app/http/enrolments-action.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readEnrolments } from "#app/services/read-enrolments.server.ts"
import { db } from "#db/client.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "santri.enrol")
  const search = new URL(request.url).searchParams
  const q = (search.get("q") ?? "").trim().slice(0, 120)
  const unitId = search.get("unitId") ?? (unitIds[0] as string)
  if (!unitIds.includes(unitId)) throw notFound()
  return {
    ...(await readEnrolments(db, actor, unitId, q)),
    q,
    unitId,
    units: (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName })),
    title: translate(await languageOf(request))("santri:weekly.title"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor, unitIds } = await requireManager(request, "santri.enrol")
  const done = await enrolmentsAction(actor, unitIds, request)
  if ("count" in done) {
    const search = new URLSearchParams({ unitId: done.unitId, [done.what]: String(done.count) })
    return redirect(`${paths.enrolments()}?${search}`, 303)
  }
  const { status, ...answer } = done
  return data(answer, { status })
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? ""} · Miqyas` },
]

export default function Enrolments() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation("santri")
  const labels = useSantriLabels()
  const { unitId, units, q, today } = view
  const [end, begin] = [
    answer?.at === "end" ? answer : undefined,
    answer?.at === "begin" ? answer : undefined,
  ]
  return (
    <Page
      title={view.title}
      lead={t("weekly.lead", { count: view.residentCount })}
      crumbs={[{ label: t("list.title"), to: paths.santriList() }]}
      actions={
        <a href="#begin" className="btn ghost only-narrow">
          {t("weekly.begin-title")}
        </a>
      }
    >
      <Told />
      <Refused refused={answer?.refused} />
      <ErrorSummary errors={answer?.errors} labels={labels} />
      <Form method="get" className="filters" role="search">
        <UnitField units={units} defaultValue={unitId} />
        <TextField label={t("field.q")} name="q" type="search" defaultValue={q} key={q} maxLength={120} />
        <button type="submit" className="btn ghost">
          {t("weekly.find")}
        </button>
        {q !== "" && <Link to={`?unitId=${unitId}`}>{t("common:form.clear-filter")}</Link>}
      </Form>
      <div className="grid weekly">
        <Card title={t("weekly.end-title")} id="end">
          <p className="soft">{t("weekly.end-lead")}</p>
          <EndMany
            key={`${unitId} ${q}`}
            unitId={unitId}
            rows={view.residents}
            total={view.residentTotal}
            typed={{
              until: end?.values.until ?? today,
              reasons: end?.reasons ?? {},
              days: end?.days ?? {},
            }}
            errors={end?.errors}
          />
        </Card>
        <Card title={t("weekly.begin-title")} id="begin">
          <p className="soft">{t("weekly.begin-lead")}</p>
          <BeginMany
            key={`${unitId} ${q}`}
            unitId={unitId}
            left={view.left}
            isSearched={q !== ""}
            values={begin?.values ?? { from: today, intake: view.intakes[0] ?? "" }}
            chosen={begin?.chosen ?? []}
            errors={begin?.errors}
          />
        </Card>
      </div>
    </Page>
  )
}

/** How many were just ended or begun. */
function Told() {
  const { t } = useTranslation("santri")
  const [search] = useSearchParams()
  const what = ["ended", "begun"].find((name) => /^\d{1,4}$/.test(search.get(name) ?? ""))
  if (what === undefined) return null
  return (
    <p className="notice" role="status">
      {t(`weekly.${what}`, { count: Number(search.get(what)) })}
    </p>
  )
}
