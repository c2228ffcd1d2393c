import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Achievements } from "#app/components/overview/achievements.tsx"
import { HalfYearForm } from "#app/components/overview/half-year-form.tsx"
import { TargetForm } from "#app/components/overview/target-form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { WeekCharts } from "#app/components/progress/week-chart.tsx"
import { TargetSetting } from "#app/domain/progress-forms.ts"
import { requireKey } from "#app/http/params.server.ts"
import { parseForm } from "#app/http/parse-form.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readHalaqahProgress } from "#app/services/read-halaqah-progress.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { setTarget } from "#app/services/set-target.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const half = new URL(request.url).searchParams.get("half")
  return readHalaqahProgress(db, actor, requireKey(params.halaqah), half, await languageOf(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const halaqahId = requireKey(params.halaqah)
  await requireHalaqah(db, actor, "target.set", halaqahId)
  const form = await parseForm(request, TargetSetting)
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 })
  await setTarget(actor, halaqahId, form.value)
  return redirect(`${paths.halaqahOverview(halaqahId)}?notice=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.halaqah.name} · Miqyas` },
]

export default function HalaqahOverview() {
  const { t } = useTranslation("progress")
  const { halaqah, half, halves, weeks, members, targets, may } = useLoaderData<typeof loader>()
  const unit = may.seeUnit ? [{ label: t("overview.title"), to: paths.santriOverview() }] : []
  return (
    <Page
      title={t("overview.halaqah-title", { halaqah: halaqah.name })}
      lead={<Lead />}
      crumbs={[...unit, { label: halaqah.name, to: paths.halaqah(halaqah.id) }]}
    >
      <HalfYearForm half={half} halves={halves} />
      <div className="grid">
        <div className="stack">
          <WeekCharts weeks={weeks} />
          {may.set && targets.length > 0 && <TargetForm targets={targets} />}
        </div>
        <Card title={t("overview.members")}>
          {members.length === 0 ? (
            <EmptyState title={t("overview.no-members")} hint={t("overview.no-members-hint")} />
          ) : (
            <Members />
          )}
        </Card>
      </div>
    </Page>
  )
}

function Lead() {
  const { t } = useTranslation("progress")
  const { achievements, attendance, period, sessions, members } = useLoaderData<typeof loader>()
  const aiming = achievements.filter((one) => one.isReached !== null)
  const text = (one: (typeof achievements)[number]) =>
    t("overview.lead-measure", { measure: t(`measure.${one.measure}`), share: one.share })
  return (
    <>
      <p className="say">
        {aiming.length === 0 ? t("overview.no-target") : `${aiming.map(text).join("; ")}.`}
      </p>
      <p className="soft">
        {t("overview.lead-halaqah", { period: period.text, sessions, count: members.length })}
        {attendance !== null && ` ${t("attendance.rate", { rate: attendance })}`}
      </p>
    </>
  )
}

function Members() {
  const { t } = useTranslation("progress")
  const { members } = useLoaderData<typeof loader>()
  return (
    <table className="cards">
      <thead>
        <tr>
          <th scope="col">{t("quick.santri")}</th>
          <th scope="col" className="n">
            {t("attendance.title")}
          </th>
          <th scope="col">{t("overview.achieved")}</th>
          <th scope="col">{t("overview.last")}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((one) => (
          <tr key={one.id}>
            <th scope="row" className="plain-head">
              <Link to={paths.santriProgress(one.id)}>{one.name === "" ? one.code : one.name}</Link>
              <br />
              <small className="soft">{one.code}</small>
            </th>
            <td className="n" data-label={t("attendance.title")}>
              {one.attendance ?? "–"}
            </td>
            <td data-label={t("overview.achieved")}>
              <Achievements achievements={one.achievements} />
            </td>
            <td data-label={t("overview.last")}>{one.lastDay ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
