import { Form, Link } from "@remix-run/react"
import { TextField } from "#app/components/form.tsx"
import { MarkCounts } from "#app/components/halaqah/attendance-form.tsx"
import { useLessonText } from "#app/components/halaqah/lesson-text.tsx"
import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { addDays, formatMonth } from "#app/domain/dates.ts"
import { lastDayOfMonth } from "#app/domain/days.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { HalaqahPageView } from "#app/services/read-halaqah.server.ts"

/** What waits to be written down, what comes next, and a session by hand. */
export function DueCard({ view }: { view: HalaqahPageView }) {
  const { t } = useTranslation("halaqah")
  const lessonText = useLessonText()
  return (
    <Card title={t("due.title")}>
      {view.waiting.length === 0 ? (
        <p>
          <span className="ready">✓</span> {t(view.slots.length === 0 ? "due.no-timetable" : "due.none")}
        </p>
      ) : (
        <ul className="block lessons">
          {view.waiting.map((lesson) => (
            <li key={`${lesson.day} ${lesson.startsAt}`}>
              <span className="gap">!</span>
              <span>{lessonText(lesson)}</span>
              {view.may.record && (
                <Link to={paths.newSession(view.id, lesson)} className="btn">
                  {t("due.record")}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {view.next !== null && (
        <p>
          {t("due.next")}{" "}
          {view.may.record ? (
            <Link to={paths.newSession(view.id, view.next)}>{lessonText(view.next)}</Link>
          ) : (
            lessonText(view.next)
          )}
        </p>
      )}
      {view.may.progress && (
        <p>
          <Link to={paths.quickEntry(view.id)} className="btn ghost">
            {t("progress.record")}
          </Link>
        </p>
      )}
      {view.may.record && (
        <details>
          <summary>{t("due.by-hand")}</summary>
          <Form method="get" action={paths.newSession(view.id)} className="filters">
            <TextField label={t("field.day")} name="day" type="date" defaultValue={view.today} required />
            <TextField label={t("field.starts-at")} name="startsAt" type="time" />
            <button type="submit" className="btn ghost">
              {t("due.open")}
            </button>
          </Form>
        </details>
      )}
    </Card>
  )
}

/** The sessions of a month with what was marked, the latest first. */
export function SessionsCard({ view }: { view: HalaqahPageView }) {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  const lessonText = useLessonText()
  const [year, month] = view.month.split("-").map(Number) as [number, number]
  const before = addDays(`${view.month}-01`, -1).slice(0, 7)
  const after = addDays(lastDayOfMonth(year, month), 1).slice(0, 7)
  return (
    <Card title={t("sessions.title", { month: formatMonth(`${view.month}-01`, language) })}>
      {view.sessions.length === 0 ? (
        <p className="soft">{t("sessions.none")}</p>
      ) : (
        <table className="cards">
          <thead>
            <tr>
              <th scope="col">{t("column.session")}</th>
              <th scope="col">{t("column.marks")}</th>
              <th scope="col">{t("column.taught")}</th>
            </tr>
          </thead>
          <tbody>
            {view.sessions.map((one) => (
              <tr key={one.id}>
                <th scope="row" className="plain-head">
                  <Link to={paths.session(view.id, one.id)}>{lessonText(one)}</Link>
                  {one.topic !== "" && (
                    <>
                      <br />
                      <small className="soft">{one.topic}</small>
                    </>
                  )}
                </th>
                <td data-label={t("column.marks")}>
                  {one.state === "held" ? <MarkCounts counts={one.marks} /> : t(`session-state.${one.state}`)}
                </td>
                <td data-label={t("column.taught")}>{one.educator ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <nav className="row between pager" aria-label={t("sessions.months")}>
        <Link to={`?month=${before}`}>← {formatMonth(`${before}-01`, language)}</Link>
        {view.month < view.today.slice(0, 7) ? (
          <Link to={`?month=${after}`}>{formatMonth(`${after}-01`, language)} →</Link>
        ) : (
          <span />
        )}
      </nav>
    </Card>
  )
}
