import { Link } from "@remix-run/react"
import { SpanText } from "#app/components/halaqah/lesson-text.tsx"
import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { clockText } from "#app/domain/timetable.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { HalaqahPageView } from "#app/services/read-halaqah.server.ts"

/** Who learns in the halaqah today, and who did or will. */
export function MembersCard({ view }: { view: HalaqahPageView }) {
  const { t } = useTranslation("halaqah")
  const list = (lines: HalaqahPageView["members"]) => (
    <ol className="plain people">
      {lines.map((one) => (
        <li key={one.id}>
          <Link to={paths.santri(one.santriId)}>{one.name}</Link> <small className="soft">{one.code}</small>
          <br />
          <small className="soft">
            <SpanText from={one.from} until={one.until} />
          </small>
        </li>
      ))}
    </ol>
  )
  return (
    <Card
      title={t("members.title", { count: view.members.length })}
      actions={view.may.manage && <Link to={paths.halaqahMembers(view.id)}>{t("members.manage")}</Link>}
    >
      {view.members.length === 0 ? <p className="soft">{t("members.none")}</p> : list(view.members)}
      {view.otherMembers.length > 0 && (
        <details>
          <summary>{t("members.others", { count: view.otherMembers.length })}</summary>
          {list(view.otherMembers)}
        </details>
      )}
    </Card>
  )
}

/** Who leads the halaqah, and when it meets. */
export function LeadCard({ view }: { view: HalaqahPageView }) {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  const current = view.slots.filter((slot) => slot.until === null || slot.until >= view.today)
  const list = (lines: HalaqahPageView["teachers"]) => (
    <ul className="plain people">
      {lines.map((one) => (
        <li key={one.id}>
          {one.name}{" "}
          <small className="soft">
            <SpanText from={one.from} until={one.until} />
          </small>
        </li>
      ))}
    </ul>
  )
  return (
    <Card
      title={t("lead.title")}
      actions={view.may.manage && <Link to={paths.halaqahSettings(view.id)}>{t("settings.open")}</Link>}
    >
      {view.teachers.length === 0 ? <p className="gap">! {t("teacher.none")}</p> : list(view.teachers)}
      {view.otherTeachers.length > 0 && (
        <details>
          <summary>{t("teacher.others", { count: view.otherTeachers.length })}</summary>
          {list(view.otherTeachers)}
        </details>
      )}
      <h3>{t("timetable.title")}</h3>
      {current.length === 0 ? (
        <p className="soft">{t("timetable.none")}</p>
      ) : (
        <ul className="plain people">
          {current.map((slot) => (
            <li key={slot.id}>
              {t(`weekday.${slot.weekday}`)}, {clockText(slot.startsAt, language)}–
              {clockText(slot.endsAt, language)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
