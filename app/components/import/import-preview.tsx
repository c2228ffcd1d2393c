import { Form, Link } from "@remix-run/react"
import type { TFunction } from "i18next"
import { FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

interface Preview {
  fileName: string
  rows: number
  counts: { created: number; updated: number; unchanged: number }
  rejected: { row: number; column: string; reason: string }[]
  more: number
}

/** Whether the table can be taken in, in a sentence. */
export function previewLead(t: TFunction<"import">, { counts, rejected, more }: Preview): string {
  if (rejected.length > 0) return t("preview.lead-bad", { count: rejected.length + more })
  const count = counts.created + counts.updated
  return count === 0 ? t("preview.lead-same") : t("preview.lead-good", { count })
}

/** What would be created and updated, or each cell that must be put right first. */
export function ImportPreview({ kind, view }: { kind: ImportKind; view: Preview }) {
  const { t } = useTranslation("import")
  const { counts, rejected, more } = view
  const isGood = rejected.length === 0
  const hasChanges = counts.created + counts.updated > 0
  return (
    <Card title={t("preview.title")}>
      <p className="soft">{t("preview.file", { name: view.fileName, rows: view.rows })}</p>
      {isGood ? (
        <ul className="plain row">
          {(["created", "updated", "unchanged"] as const).map((what) => (
            <li key={what} className="tag">
              {t(`preview.${what}`, { count: counts[what] })}
            </li>
          ))}
        </ul>
      ) : (
        <Rejected rows={rejected} more={more} />
      )}
      <Form method="post">
        <FormActions>
          {isGood && hasChanges && (
            <SubmitButton name="intent" value="confirm" busyLabel={t("preview.importing")}>
              {t("preview.confirm")}
            </SubmitButton>
          )}
          {!isGood && (
            <Link to={paths.import(kind)} className="btn">
              {t("preview.again")}
            </Link>
          )}
          <SubmitButton name="intent" value="discard" className="btn ghost">
            {t("preview.discard")}
          </SubmitButton>
        </FormActions>
      </Form>
      <p className="soft">
        <small>{t("preview.kept")}</small>
      </p>
    </Card>
  )
}

function Rejected({ rows, more }: { rows: Preview["rejected"]; more: number }) {
  const { t } = useTranslation("import")
  return (
    <>
      <h3>{t("preview.bad")}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("preview.row")}</th>
            <th scope="col">{t("preview.column")}</th>
            <th scope="col">{t("preview.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, column, reason }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell can be wrong in two ways
            <tr key={at}>
              <td>{row}</td>
              <td>{column}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p>{t("preview.more", { count: more })}</p>}
    </>
  )
}
