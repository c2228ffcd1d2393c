import { Link } from "@remix-run/react"
import { EmptyState } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { Tag, type Tone } from "#app/components/state.tsx"
import type { EventKind } from "#app/domain/agenda.ts"
import { formatMonth } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import type { readCalendar } from "#app/services/read-calendar.server.ts"

type View = Awaited<ReturnType<typeof readCalendar>>
type Event = View["months"][number]["days"][number]["events"][number]

const LOOKS: Record<EventKind, { sign: string; tone: Tone }> = {
  visit: { sign: "▲", tone: "gap" },
  due: { sign: "▲", tone: "draft" },
  milestone: { sign: "◇", tone: "ready" },
  items: { sign: "◐", tone: "draft" },
  agreement: { sign: "■", tone: "gap" },
  warning: { sign: "!", tone: "draft" },
  ramadan: { sign: "☾", tone: "none" },
  libur: { sign: "○", tone: "none" },
  kegiatan: { sign: "●", tone: "none" },
  hijri: { sign: "±", tone: "none" },
}

/** The days of half a year on which something is, with both dates. */
export function Agenda({ months }: { months: View["months"] }) {
  const { t } = useTranslation("calendar")
  const language = useLanguage()
  if (months.length === 0) return <EmptyState title={t("agenda.empty")} hint={t("agenda.empty-hint")} />
  return (
    <>
      {months.map(({ month, days }) => (
        <section key={month} className="agenda-month">
          <h3>{formatMonth(`${month}-01`, language)}</h3>
          <ul className="plain">
            {days.map((day) => (
              <li key={day.day} className={day.isPast ? "agenda-day past" : "agenda-day"}>
                <div>
                  <time dateTime={day.day}>{day.text}</time>
                  <br />
                  <small className="soft">{day.hijri}</small>
                </div>
                <div>
                  {day.events.map((event) => (
                    <AgendaEvent key={event.uid} event={event} />
                  ))}
                  {day.within.length > 0 && (
                    <small className="soft">{t("agenda.within", { titles: day.within.join(", ") })}</small>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function AgendaEvent({ event }: { event: Event }) {
  const { t } = useTranslation("calendar")
  const { sign, tone } = LOOKS[event.kind]
  return (
    <p className="agenda-event">
      <Tag tone={tone} sign={sign}>
        {t(`kind.${event.kind}`)}
      </Tag>{" "}
      {event.to === null ? event.title : <Link to={event.to}>{event.title}</Link>}
      {event.untilText !== null && (
        <small className="soft"> {t("agenda.until", { day: event.untilText })}</small>
      )}
      {event.kind === "items" && <small className="soft"> · {event.note}</small>}
    </p>
  )
}
