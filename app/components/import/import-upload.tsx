import { Form, Link, useSearchParams } from "@remix-run/react"
import { SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

interface ImportUploadProps {
  units: readonly { id: string; shortName: string }[]
  limits: { megabytes: number; rows: number }
  /** What is wrong with the unit. */
  error?: string | undefined
}

/** The first step: which table. */
export function ImportUpload({ units, limits, error }: ImportUploadProps) {
  const { t } = useTranslation("import")
  return (
    <Card title={t("upload.title")}>
      <Form method="post" encType="multipart/form-data" className="form">
        {units.length > 1 && (
          <SelectField
            label={t("upload.unit")}
            name="unitId"
            required
            error={error}
            options={units.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          />
        )}
        <TextField
          label={t("upload.file")}
          name="file"
          type="file"
          accept=".xlsx,.xlsm,.csv,.txt"
          help={t("upload.file-help", limits)}
          required
        />
        <SubmitButton busyLabel={t("upload.sending")}>{t("upload.send")}</SubmitButton>
      </Form>
    </Card>
  )
}

/** What to expect, and the template. */
export function ImportHelp({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation("import")
  const lines = [
    "columns",
    kind === "santri" ? "match-santri" : "match-register",
    ...(kind === "santri" ? ["stays"] : []),
    "empty",
    "all",
  ]
  return (
    <div className="stack">
      <Card title={t("template.title")}>
        <p>{t("template.text")}</p>
        <a className="btn ghost" href={paths.importTemplate(kind)} download>
          {t("template.link")}
        </a>
        {kind === "santri" && (
          <p>
            <Link className="alone" to={paths.importTranscript()}>
              {t("transcript.link")}
            </Link>
          </p>
        )}
      </Card>
      <Card title={t("how.title")}>
        <ul>
          {lines.map((line) => (
            <li key={line}>{t(`how.${line}`)}</li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

/** What the last import did, told once after it. */
export function ImportDone() {
  const { t } = useTranslation("import")
  const [search] = useSearchParams()
  const [count, updated, unchanged] = ["created", "updated", "unchanged"].map((name) => search.get(name))
  if ([count, updated, unchanged].some((value) => !/^\d{1,6}$/.test(value ?? ""))) return null
  return (
    <p className="notice" role="status">
      <strong>{t("done.title")}</strong> {t("done.lead", { count: Number(count), updated, unchanged })}
    </p>
  )
}
