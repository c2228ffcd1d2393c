import { Link } from "@remix-run/react"
import { useEffect, useRef } from "react"
import { AttendanceForm, MarkCounts } from "#app/components/halaqah/attendance-form.tsx"
import { Corrections } from "#app/components/halaqah/corrections.tsx"
import { useLessonText } from "#app/components/halaqah/lesson-text.tsx"
import { SheetCard } from "#app/components/halaqah/sheet-card.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { markField } from "#app/domain/attendance.ts"
import { countAttendance } from "#app/domain/attendance-rate.ts"
import { formatInstant } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { AttendanceView } from "#app/services/read-attendance.server.ts"

interface SessionPageProps {
  view: AttendanceView
  answered?:
    | { errors: Record<string, string>; values: Record<string, string>; stale: AttendanceView | null }
    | undefined
}

/** One session, written down or not yet: who was there, and what was corrected since. */
export function SessionPage({ view: loaded, answered }: SessionPageProps) {
  const { t } = useTranslation("halaqah")
  const lessonText = useLessonText()
  // After a stale list the form goes on from what is stored now, with what was marked.
  const view = answered?.stale ?? loaded
  const { halaqah } = view
  return (
    <Page
      title={lessonText(view)}
      lead={<Lead view={view} />}
      crumbs={[
        { label: t("list.title"), to: paths.halaqahList() },
        { label: halaqah.name, to: paths.halaqah(halaqah.id) },
      ]}
    >
      {answered?.stale != null && <Stale view={answered.stale} values={answered.values} />}
      <Card title={t("attendance.title")} className="attendance-card">
        {view.lines.length === 0 ? (
          <EmptyState title={t("attendance.no-members")} hint={t("attendance.no-members-hint")} />
        ) : view.may.record && !view.future ? (
          <AttendanceForm
            key={`${view.sessionId} ${view.version}`}
            view={view}
            errors={answered?.errors}
            values={answered?.values}
          />
        ) : (
          <MarksRead view={view} />
        )}
      </Card>
      {view.state === "held" && view.may.progress && (
        <p className="lesson-progress">
          <Link to={`${paths.quickEntry(halaqah.id)}?day=${view.day}`} className="btn ghost">
            {t("progress.lesson")}
          </Link>
        </p>
      )}
      <SheetCard view={view} />
      <Corrections view={view} />
    </Page>
  )
}

/** The page's question answered in words. */
function Lead({ view }: { view: AttendanceView }) {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  const { entered } = view
  const { name, programme } = view.halaqah
  const place = name === programme ? name : `${name} · ${programme}`
  if (view.state === "cancelled")
    return (
      <p>
        {place}.{" "}
        {view.topic === "" ? t("attendance.fell-away") : `${t("attendance.fell-away")} ${view.topic}`}
      </p>
    )
  if (view.state === "planned")
    return (
      <p>
        {place}. {t(view.future ? "attendance.to-come" : "attendance.not-yet", { count: view.lines.length })}
      </p>
    )
  const at = entered === null ? "" : formatInstant(entered.at, language, view.timeZone)
  const by = entered?.by ?? t("someone")
  return (
    <p>
      {place}. <MarkCounts counts={countAttendance(view.lines)} />.{" "}
      <span className="soft">
        {entered?.onBehalfOf == null
          ? t("attendance.entered", { by, at })
          : t("attendance.entered-for", { by, at, name: entered.onBehalfOf })}
      </span>
    </p>
  )
}

function MarksRead({ view }: { view: AttendanceView }) {
  const { t } = useTranslation("halaqah")
  return (
    <ol className="marks">
      {view.lines.map((line, at) => (
        <li key={line.santriId} className="row between">
          <span>
            {at + 1}. {line.name} <small className="soft">{line.code}</small>
          </span>
          {!line.fresh && <span className={`mark-read mark-${line.status}`}>{t(`mark.${line.status}`)}</span>}
        </li>
      ))}
    </ol>
  )
}

/** Where what was marked differs from what somebody else stored in the meantime. */
function Stale({ view, values }: { view: AttendanceView; values: Record<string, string> }) {
  const { t } = useTranslation("halaqah")
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const differing = view.lines.filter(
    (line) => (values[markField(line.santriId)] ?? line.status) !== line.status,
  )
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{t("stale.title")}</strong>
      </p>
      <p>{differing.length === 0 ? t("stale.same") : t("stale.differs")}</p>
      <ul>
        {differing.map((line) => (
          <li key={line.santriId}>
            {t("stale.line", {
              name: line.name,
              stored: t(`mark.${line.status}`),
              mine: t(`mark.${values[markField(line.santriId)]}`),
            })}
          </li>
        ))}
      </ul>
      <Link to={paths.session(view.halaqah.id, view.sessionId ?? "")} reloadDocument>
        {t("stale.take-theirs")}
      </Link>
    </div>
  )
}
