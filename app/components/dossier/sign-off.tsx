import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { Hash } from "#app/components/dossier/hash.tsx"
import { FormActions, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { Tag } from "#app/components/state.tsx"
import { formatInstant } from "#app/domain/dates.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"

interface Signed {
  office: string
  name: string
  nip: string
  at: string
  documentSha256: string
}

/** The warden's approval of what was handed in: who gave it, or the form to give it with a password. */
export function SignOff({
  signOff: { signed, may },
  timeZone,
  refused,
}: {
  signOff: { signed: Signed | null; may: boolean }
  timeZone: string
  refused: RefusalBody | undefined
}) {
  const { t } = useTranslation("dossier")
  const language = useLanguage()
  if (signed !== null)
    return (
      <Card title={t("sign-off.title")} id="sign-off">
        <p>
          <Tag tone="ready" sign="●">
            {t("sign-off.signed")}
          </Tag>{" "}
          {signed.office}, {signed.name}
          {signed.nip !== "" && ` (NIP ${signed.nip})`}, {formatInstant(signed.at, language, timeZone)}
        </p>
        <p className="soft small">
          {t("sign-off.document")} <Hash value={signed.documentSha256} />
        </p>
        <p className="soft small">{t("sign-off.not-a-signature")}</p>
      </Card>
    )
  return (
    <Card title={t("sign-off.title")} id="sign-off">
      <p>
        <Tag tone="draft" sign="○">
          {t("sign-off.open")}
        </Tag>
      </p>
      {may && (
        <Form method="post" className="form" preventScrollReset>
          {refused !== undefined && (
            <p className="error-summary" role="alert">
              {t(refused.key, refused.values)}
            </p>
          )}
          <p className="soft">{t("sign-off.how")}</p>
          <input type="hidden" name="intent" value="sign-off" />
          <TextField
            label={t("sign-off.password")}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <FormActions>
            <SubmitButton>{t("sign-off.give")}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Card>
  )
}
