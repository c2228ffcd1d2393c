import { Link } from "@remix-run/react"
import { useLessonText, useLevelText } from "#app/components/halaqah/lesson-text.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { HalaqahLine } from "#app/services/read-halaqah-list.server.ts"

/** The halaqah, one a row; on a phone each row is a card. */
export function HalaqahTable({ lines }: { lines: readonly HalaqahLine[] }) {
  const { t } = useTranslation("halaqah")
  const language = useLanguage()
  const lessonText = useLessonText()
  const levelText = useLevelText()
  return (
    <table className="cards">
      <thead>
        <tr>
          <th scope="col">{t("column.halaqah")}</th>
          <th scope="col">{t("column.teachers")}</th>
          <th scope="col">{t("column.members")}</th>
          <th scope="col">{t("column.next")}</th>
          <th scope="col">{t("column.waiting")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row" className="plain-head">
              <Link to={paths.halaqah(line.id)} prefetch="intent">
                {line.name}
              </Link>
              <br />
              <small className="soft">
                {line.programme} · {levelText(line.level)}
                {line.sample && ` · ${t("sample")}`}
              </small>
            </th>
            <td data-label={t("column.teachers")}>
              {line.teachers.length === 0 ? t("teacher.none") : line.teachers.join(", ")}
            </td>
            <td data-label={t("column.members")}>{line.members}</td>
            <td data-label={t("column.next")}>
              {line.endedOn !== null
                ? t("ended", { day: formatDay(line.endedOn, language) })
                : line.next === null
                  ? t("lesson.none-planned")
                  : lessonText(line.next)}
            </td>
            <td data-label={t("column.waiting")}>
              <Waiting line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Waiting({ line }: { line: HalaqahLine }) {
  const { t } = useTranslation("halaqah")
  const [oldest] = line.waiting
  if (oldest === undefined) return <span className="ready">✓ {t("waiting.none")}</span>
  const text = `! ${t("waiting.lessons", { count: line.waiting.length })}`
  if (!line.mayRecord) return <span className="gap">{text}</span>
  return (
    <Link to={paths.newSession(line.id, oldest)} className="gap">
      {text}
    </Link>
  )
}
