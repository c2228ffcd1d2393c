import { Form, Link } from "@remix-run/react"
import { TextField } from "#app/components/form.tsx"
import { Card, EmptyState, Page, Pager } from "#app/components/page.tsx"
import { AttendanceFacts } from "#app/components/progress/attendance-facts.tsx"
import { MemorisedMap } from "#app/components/progress/memorised-map.tsx"
import { WeekCharts } from "#app/components/progress/week-chart.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { SantriProgressView } from "#app/services/read-santri-progress.server.ts"

interface ViewProps {
  view: SantriProgressView
}

/** How far a santri is, since when, and what is next. */
export function SantriProgressPage({ view }: ViewProps) {
  const { t } = useTranslation("progress")
  const { santri, memorised } = view
  return (
    <Page
      title={t("santri.title", { name: santri.isErased ? santri.code : santri.name })}
      lead={<Lead view={view} />}
      crumbs={[
        { label: t("santri:list.title"), to: paths.santriList() },
        { label: santri.isErased ? santri.code : santri.name, to: paths.santri(santri.id) },
      ]}
    >
      <PeriodForm view={view} />
      {view.total === 0 ? (
        <Card>
          <EmptyState title={t("santri.empty")} hint={t("santri.empty-hint")} />
        </Card>
      ) : (
        <div className="grid">
          <div className="stack">
            {memorised !== null && (
              <Card title={t("map.title")} id="memorised">
                <p>{t("map.lead", { ayat: memorised.ayat, share: memorised.share, ...memorised.full })}</p>
                <MemorisedMap memorised={memorised} />
              </Card>
            )}
            <WeekCharts weeks={view.weeks} />
          </div>
          <div className="stack">
            <Standings view={view} />
            {memorised !== null && <OverdueList view={view} />}
            <Card title={t("attendance.title")}>
              <p className="soft">{view.period.text}</p>
              <AttendanceFacts attendance={view.attendance} />
            </Card>
            <Recap view={view} />
          </div>
        </div>
      )}
      {view.total > 0 && <Timeline view={view} />}
    </Page>
  )
}

function Lead({ view }: ViewProps) {
  const { t } = useTranslation("progress")
  const { memorised, lines, overdue, overdueMore } = view
  const last = lines[0]
  if (last === undefined) return <p>{t("santri.lead-none", { code: view.santri.code })}</p>
  return (
    <p>
      {memorised !== null &&
        `${t("santri.lead-memorised", { ayat: memorised.ayat, share: memorised.share })} `}
      {view.page === 1 && `${t("santri.lead-last", { day: last.day, text: last.text })} `}
      {overdue.length > 0 && t("santri.lead-overdue", { count: overdue.length + overdueMore })}
    </p>
  )
}

function PeriodForm({ view }: ViewProps) {
  const { t } = useTranslation("progress")
  const { from, to } = view.period
  return (
    <Form method="get" className="filters" key={`${from} ${to}`}>
      <TextField
        label={t("period.from")}
        name="from"
        type="date"
        defaultValue={from}
        max={view.today}
        required
      />
      <TextField label={t("period.to")} name="to" type="date" defaultValue={to} max={view.today} required />
      <button type="submit" className="btn ghost">
        {t("period.show")}
      </button>
    </Form>
  )
}

function Standings({ view }: ViewProps) {
  const { t } = useTranslation("progress")
  return (
    <Card title={t("stand.title")}>
      <dl className="facts">
        {view.standings.map(({ id, programme, text, day }) => (
          <div key={id} className="fact">
            <dt>{programme}</dt>
            <dd>
              {text} <small className="soft">{t("stand.last", { day })}</small>
            </dd>
          </div>
        ))}
      </dl>
      {view.levels.length > 0 && (
        <p>
          <strong>{t("stand.levels")}</strong>{" "}
          {view.levels.map(({ text, day }) => `${text} (${day})`).join(", ")}
        </p>
      )}
    </Card>
  )
}

function OverdueList({ view }: ViewProps) {
  const { t } = useTranslation("progress")
  return (
    <Card title={t("overdue.title")}>
      {view.overdue.length === 0 ? (
        <p>{t("overdue.none", { days: view.overdueDays })}</p>
      ) : (
        <>
          <p className="soft">{t("overdue.lead", { days: view.overdueDays })}</p>
          <ul>
            {view.overdue.map(({ text, day, days }) => (
              <li key={text}>
                {text} <small className="soft">{t("overdue.since", { day, count: days })}</small>
              </li>
            ))}
          </ul>
          {view.overdueMore > 0 && <p className="soft">{t("overdue.more", { count: view.overdueMore })}</p>}
        </>
      )}
    </Card>
  )
}

const SUMS = ["ziyadahAyat", "murajaahAyat", "tahsinPages", "kitabPages", "records"] as const

function Recap({ view }: ViewProps) {
  const { t } = useTranslation("progress")
  const shown = SUMS.filter((sum) => view.recap.some((month) => month[sum] > 0))
  return (
    <Card title={t("recap.title")}>
      <p className="soft">{view.period.text}</p>
      {view.recap.length === 0 ? (
        <p>{t("recap.none")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("recap.month")}</th>
              {shown.map((sum) => (
                <th scope="col" className="n" key={sum}>
                  {t(`recap.${sum}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.recap.map((month) => (
              <tr key={month.month}>
                <th scope="row">{month.label}</th>
                {shown.map((sum) => (
                  <td className="n" key={sum}>
                    {month[sum]}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("recap.all")}</th>
              {shown.map((sum) => (
                <td className="n" key={sum}>
                  <strong>{view.recap.reduce((total, month) => total + month[sum], 0)}</strong>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      )}
    </Card>
  )
}

function Timeline({ view }: ViewProps) {
  const { t } = useTranslation("progress")
  return (
    <Card title={t("timeline.title")} className="timeline">
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{t("field.day")}</th>
            <th scope="col">{t("timeline.what")}</th>
            <th scope="col">{t("timeline.grades")}</th>
            <th scope="col">{t("timeline.by")}</th>
            {view.may.record && <th scope="col">{t("timeline.do")}</th>}
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr key={line.id}>
              <td>{line.day}</td>
              <td>
                {line.text}
                {line.note !== "" && <small className="soft"> {line.note}</small>}
              </td>
              <td data-label={line.grades === "" ? undefined : t("timeline.grades")}>{line.grades}</td>
              <td data-label={t("timeline.by")}>
                {line.behalf === "" ? line.by : t("timeline.behalf", { by: line.by, behalf: line.behalf })}
              </td>
              {view.may.record && (
                <td>
                  <Link to={paths.progressLine(view.santri.id, line.of, line.id)}>
                    {t("timeline.correct")}
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager page={view.page} pages={view.pages} />
    </Card>
  )
}
