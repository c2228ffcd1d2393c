import { Form, Link } from "@remix-run/react"
import { FormActions, SubmitButton, TextAreaField, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

interface Answered {
  errors: Record<string, string> | undefined
  values: Record<string, string>
}

interface CertificatesProps extends Answered {
  rows: readonly {
    id: string
    title: string
    issuer: string
    number: string
    validUntil: string | null
    evidenceId: string | null
    evidenceCode: string | null
    hasExpired: boolean
  }[]
  mayEdit: boolean
}

/** The certificates of an educator. */
export function Certificates({ rows, mayEdit, errors, values }: CertificatesProps) {
  const { t } = useTranslation("register")
  const language = useLanguage()
  return (
    <Card title={t("certificate.title")}>
      {rows.length === 0 && <p className="soft">{t("certificate.none")}</p>}
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id} className="row between">
            <span>
              {row.title}
              {row.evidenceId !== null && (
                <>
                  {" "}
                  <Link to={paths.evidence(row.evidenceId)}>{row.evidenceCode}</Link>
                </>
              )}
              <br />
              <small className="soft">
                {[row.issuer, row.number].filter((text) => text !== "").join(" · ")}
                {row.validUntil !== null &&
                  ` · ${t(row.hasExpired ? "certificate.expired" : "certificate.valid", { day: formatDay(row.validUntil, language) })}`}
              </small>
            </span>
            {mayEdit && <Removal intent="remove-certificate" id={row.id} name={row.title} />}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <details open={errors !== undefined}>
          <summary>{t("certificate.add")}</summary>
          <Form method="post" className="form">
            {(["title", "issuer", "number", "issuedOn", "validUntil", "evidence"] as const).map((name) => (
              <TextField
                key={name}
                label={t(`certificate.${name}`)}
                name={name}
                type={name === "issuedOn" || name === "validUntil" ? "date" : "text"}
                help={name === "evidence" ? t("form.evidence-help") : undefined}
                error={errors?.[name]}
                required={name === "title"}
                defaultValue={values[name]}
              />
            ))}
            <FormActions>
              <SubmitButton name="intent" value="certificate">
                {t("certificate.save")}
              </SubmitButton>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}

interface SupervisionProps extends Answered {
  rows: readonly { id: string; day: string; supervisor: string; note: string; followUp: string }[]
  mayEdit: boolean
}

/** What supervisors saw in an educator's lessons. */
export function Supervision({ rows, mayEdit, errors, values }: SupervisionProps) {
  const { t } = useTranslation("register")
  const language = useLanguage()
  return (
    <Card title={t("supervision.title")}>
      {rows.length === 0 && <p className="soft">{t("supervision.none")}</p>}
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id} className="row between">
            <span>
              <strong>{formatDay(row.day, language)}</strong> · {row.supervisor}
              <br />
              {row.note}
              {row.followUp !== "" && (
                <>
                  <br />
                  <small className="soft">
                    {t("supervision.followUp")}: {row.followUp}
                  </small>
                </>
              )}
            </span>
            {mayEdit && (
              <Removal intent="remove-supervision" id={row.id} name={formatDay(row.day, language)} />
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <details open={errors !== undefined}>
          <summary>{t("supervision.add")}</summary>
          <Form method="post" className="form">
            <TextField
              label={t("supervision.day")}
              name="day"
              type="date"
              required
              error={errors?.day}
              defaultValue={values.day}
            />
            <TextField
              label={t("supervision.supervisor")}
              name="supervisor"
              required
              error={errors?.supervisor}
              defaultValue={values.supervisor}
            />
            <TextAreaField
              label={t("supervision.note")}
              name="note"
              required
              rows={3}
              error={errors?.note}
              defaultValue={values.note}
            />
            <TextAreaField
              label={t("supervision.followUp")}
              name="followUp"
              rows={2}
              error={errors?.followUp}
              defaultValue={values.followUp}
            />
            <FormActions>
              <SubmitButton name="intent" value="supervision">
                {t("supervision.save")}
              </SubmitButton>
            </FormActions>
          </Form>
        </details>
      )}
    </Card>
  )
}

function Removal({ intent, id, name }: { intent: string; id: string; name: string }) {
  const { t } = useTranslation("register")
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <button
        type="submit"
        name="intent"
        value={intent}
        className="link"
        aria-label={t("form.remove-one", { name })}
      >
        {t("form.remove")}
      </button>
    </Form>
  )
}
