import { CheckboxField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

/** The ways to take a register out as a table; full register numbers only on a deliberate, recorded act. */
export function ExportCard({ kind, mayTakeNumbers }: { kind: ImportKind; mayTakeNumbers: boolean }) {
  const { t } = useTranslation("import")
  return (
    <Card title={t("export.title")}>
      <p>
        {t("export.text")} {kind === "santri" && t("export.masked")}
      </p>
      <p className="row">
        <a className="btn ghost" href={paths.export(kind, "xlsx")} download>
          {t("export.xlsx")}
        </a>
        <a className="btn ghost" href={paths.export(kind, "csv")} download>
          {t("export.csv")}
        </a>
      </p>
      {mayTakeNumbers && (
        <details>
          <summary>{t("export.numbers")}</summary>
          <form method="post" action={paths.export(kind)}>
            <CheckboxField
              label={t("export.confirm")}
              name="confirm"
              help={t("export.numbers-help")}
              required
            />
            <button type="submit" className="btn ghost" name="format" value="xlsx">
              {t("export.take")}
            </button>
          </form>
        </details>
      )}
    </Card>
  )
}
