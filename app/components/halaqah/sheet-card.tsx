import { Form, Link } from "@remix-run/react"
import { SubmitButton } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { AttendanceView } from "#app/services/read-attendance.server.ts"

/** The sheet on paper: printing it, and the pictures that prove what was entered from it. */
export function SheetCard({ view }: { view: AttendanceView }) {
  const { t } = useTranslation("halaqah")
  const { halaqah, sessionId, sheet, scans, may } = view
  if (view.lines.length === 0 || (!may.print && scans.length === 0)) return null
  const action =
    sessionId === null ? paths.newSession(halaqah.id, view) : paths.session(halaqah.id, sessionId)
  return (
    <Card title={t("sheet.title")}>
      <p>{sheet === null ? t("sheet.none") : t("sheet.printed", { code: sheet.code })}</p>
      {scans.length > 0 && (
        <p>
          {t("sheet.scans")}{" "}
          {scans.map(({ evidenceId, code }) =>
            may.seeScans ? (
              <Link key={evidenceId} to={paths.evidence(evidenceId)}>
                {code}{" "}
              </Link>
            ) : (
              <span key={evidenceId}>{code} </span>
            ),
          )}
        </p>
      )}
      {may.print && (
        <div className="row">
          {sheet !== null && (
            <Link to={paths.sheet(sheet.id)} className="btn ghost" reloadDocument>
              {t("sheet.open")}
            </Link>
          )}
          <Form method="post" action={action} reloadDocument>
            <SubmitButton name="intent" value="print" className="btn ghost">
              {t(sheet === null ? "sheet.print" : "sheet.print-anew")}
            </SubmitButton>
          </Form>
          {may.scan && sheet !== null && (
            <Link to={paths.sheets()} className="btn ghost">
              {t("sheet.attach")}
            </Link>
          )}
        </div>
      )}
    </Card>
  )
}
