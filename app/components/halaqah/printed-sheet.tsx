import { Link } from "@remix-run/react"
import { useLessonText } from "#app/components/halaqah/lesson-text.tsx"
import { PrintButton } from "#app/components/print-button.tsx"
import { ATTENDANCE, TAHSIN_RESULTS } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { SheetView } from "#app/services/read-sheet.server.ts"

/** A session's sheet as paper: A4, black on white, boxes to tick by hand, and the QR that leads back to it. */
export function PrintedSheet({ sheet }: { sheet: SheetView }) {
  const { t } = useTranslation("halaqah")
  const lessonText = useLessonText()
  const { halaqah, letterhead, rows } = sheet
  return (
    <main className="sheet lesson-sheet" id="content">
      <Toolbar sheet={sheet} />
      <header className="sheet-letterhead">
        {letterhead.lines.map((line, index) => (
          <p key={line} className={index < 2 ? "large" : undefined}>
            {line}
          </p>
        ))}
        <p className="small">{[letterhead.address, letterhead.contact].filter(Boolean).join(" · ")}</p>
      </header>
      <div className="lesson-sheet-head">
        <div>
          <h1>{t("sheet.heading")}</h1>
          <dl className="facts">
            <dt>{t("column.halaqah")}</dt>
            <dd>
              {halaqah.name} ({halaqah.programme})
            </dd>
            <dt>{t("column.session")}</dt>
            <dd>
              {lessonText(sheet)}
              {sheet.endsAt !== "" && `–${sheet.endsAt.replace(":", ".")}`}
            </dd>
            <dt>{t("column.teachers")}</dt>
            <dd>{sheet.teachers.length === 0 ? "…………………………" : sheet.teachers.join(", ")}</dd>
          </dl>
        </div>
        <figure className="sheet-qr">
          <svg
            viewBox={`0 0 ${sheet.qr.size} ${sheet.qr.size}`}
            shapeRendering="crispEdges"
            role="img"
            aria-label={t("sheet.qr", { code: sheet.code })}
          >
            <rect width={sheet.qr.size} height={sheet.qr.size} fill="#fff" />
            <path d={sheet.qr.path} fill="#000" />
          </svg>
          <figcaption>{sheet.code}</figcaption>
        </figure>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col" className="sheet-number">
              {t("sheet.number")}
            </th>
            <th scope="col">{t("column.santri")}</th>
            <th scope="col">{t("sheet.last")}</th>
            <th scope="col" className="sheet-marks">
              {t("sheet.marks")}
            </th>
            <th scope="col">{t(`sheet.today.${halaqah.progress}`)}</th>
            <th scope="col" className="sheet-note">
              {t("sheet.note")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.santriId}>
              <td>{at + 1}</td>
              <td>
                {row.name} <small>{row.code}</small>
              </td>
              <td>
                <small>{row.last}</small>
              </td>
              <td className="sheet-boxes">
                {ATTENDANCE.map((status) => (
                  <span key={status}>☐ {t(`sheet.letter.${status}`)}</span>
                ))}
              </td>
              <td className="sheet-today">
                <Today progress={halaqah.progress} />
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small sheet-legend">{t("sheet.legend")}</p>
      <div className="sheet-signatures">
        <p>{t("sheet.topic")}</p>
        <p>{t("sheet.paraf")}</p>
      </div>
    </main>
  )
}

/** Boxes and dots for what a santri did, by how the programme writes progress down. */
function Today({ progress }: { progress: SheetView["halaqah"]["progress"] }) {
  const { t } = useTranslation("halaqah")
  switch (progress) {
    case "tahsin":
      return (
        <>
          {t("sheet.fill.tahsin")}{" "}
          {TAHSIN_RESULTS.map((result) => (
            <span key={result}>☐ {t(`sheet.result.${result}`)} </span>
          ))}
        </>
      )
    case "tahfidz":
      return <>{t("sheet.fill.tahfidz")}</>
    case "kitab":
      return <>{t("sheet.fill.kitab")}</>
    case "ibadah":
      return <>{t("sheet.fill.ibadah")}</>
  }
}

function Toolbar({ sheet }: { sheet: SheetView }) {
  const { t } = useTranslation("halaqah")
  return (
    <div className="row between no-print sheet-tools">
      <Link to={paths.session(sheet.halaqah.id, sheet.sessionId)}>← {t("sheet.back")}</Link>
      <PrintButton hint={t("sheet.print-hint")}>{t("sheet.print-now")}</PrintButton>
    </div>
  )
}
