import { CheckboxField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { UnitDownload } from "#app/components/unit-download.tsx"
import { UnitField, type UnitOption } from "#app/components/unit-field.tsx"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

interface ExportCardProps {
  kind: ImportKind
  units: UnitOption[]
  /** The units whose register numbers may be taken in full. */
  numbers: UnitOption[]
  /** What is wrong with the unit. */
  error?: string | undefined
}

/** The ways to take a register out as a table; full register numbers only on a deliberate, recorded act. */
export function ExportCard({ kind, units, numbers, error }: ExportCardProps) {
  const { t } = useTranslation("import")
  return (
    <Card title={t("export.title")}>
      <p>
        {t("export.text")} {kind === "santri" && t("export.masked")}
      </p>
      <UnitDownload
        units={units}
        to={paths.export(kind)}
        name="format"
        ways={(["xlsx", "csv"] as const).map((value) => ({ value, label: t(`export.${value}`) }))}
        error={error}
      />
      {numbers.length > 0 && (
        <details>
          <summary>{t("export.numbers")}</summary>
          <form method="post" action={paths.export(kind)}>
            <UnitField units={numbers} />
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
