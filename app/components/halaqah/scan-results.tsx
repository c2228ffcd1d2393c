import { Form, Link } from "@remix-run/react"
import { SelectField, SubmitButton } from "#app/components/form.tsx"
import { useLessonText } from "#app/components/halaqah/lesson-text.tsx"
import { Card } from "#app/components/page.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { SheetLine, SheetsView } from "#app/services/read-sheets.server.ts"

/** What became of the pictures just sent: attached by their QR, or to be attached by hand. */
export function ScanResults({ view }: { view: SheetsView }) {
  const { t } = useTranslation("halaqah")
  if (view.scans.length === 0) return null
  const unread = view.scans.filter((scan) => scan.sheets.length === 0).length
  return (
    <Card title={t("scan.results")}>
      <p>{unread === 0 ? t("scan.all-read") : t("scan.unread", { count: unread })}</p>
      <ul className="plain scans">
        {view.scans.map((scan) => (
          <li key={scan.evidenceId}>
            <Link to={paths.evidence(scan.evidenceId)}>
              {scan.code} {scan.title}
            </Link>
            {scan.sheets.length === 0 ? (
              <ByHand evidenceId={scan.evidenceId} offered={view.offered} />
            ) : (
              <ul className="plain">
                {scan.sheets.map((sheet) => (
                  <li key={sheet.sheetId}>
                    <span className="ready">✓</span> <SheetLink sheet={sheet} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A sheet's lesson, with the way to its list of attendance. */
export function SheetLink({ sheet }: { sheet: SheetLine }) {
  const lessonText = useLessonText()
  return (
    <Link to={paths.session(sheet.halaqahId, sheet.sessionId)}>
      {sheet.halaqah}, {lessonText(sheet)} ({sheet.code})
    </Link>
  )
}

function ByHand({ evidenceId, offered }: { evidenceId: string; offered: readonly SheetLine[] }) {
  const { t } = useTranslation("halaqah")
  const lessonText = useLessonText()
  if (offered.length === 0) return <p className="gap">! {t("scan.nothing-offered")}</p>
  return (
    <Form method="post" className="filters">
      <input type="hidden" name="evidence" value={evidenceId} />
      <SelectField
        label={t("scan.by-hand")}
        name="sheet"
        required
        options={[
          { value: "", label: t("field.choose") },
          ...offered.map((sheet) => ({
            value: sheet.sheetId,
            label: `${sheet.halaqah}, ${lessonText(sheet)} (${sheet.code})`,
          })),
        ]}
      />
      <SubmitButton>{t("scan.attach")}</SubmitButton>
    </Form>
  )
}
