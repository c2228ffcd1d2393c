import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { ErrorSummary, FormActions, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { EMAIL_MAX } from "#app/domain/account.ts"

/** Where the account's owner wants to be reminded, or that this installation sends no e-mail. */
export function ReminderCard({
  isMailSent,
  address,
  errors,
}: {
  /** Whether the installation sends e-mail. */
  isMailSent: boolean
  /** As kept, or as typed when it was refused. */
  address: string
  errors: Record<string, string> | undefined
}) {
  const { t } = useTranslation()
  const label = t("auth:account.address")
  return (
    <Card title={t("auth:account.reminders")} id="reminders">
      {isMailSent ? (
        <>
          <p>{t("auth:account.reminders-lead")}</p>
          <ErrorSummary errors={errors} labels={{ reminderEmail: label }} />
          <Form method="post">
            <TextField
              label={label}
              name="reminderEmail"
              type="email"
              autoComplete="email"
              help={t("auth:account.address-help")}
              defaultValue={address}
              maxLength={EMAIL_MAX}
              error={errors?.reminderEmail}
            />
            <FormActions>
              <SubmitButton name="intent" value="set-reminder-address">
                {t("auth:account.keep-address")}
              </SubmitButton>
            </FormActions>
          </Form>
        </>
      ) : (
        <p>{t("auth:account.reminders-none")}</p>
      )}
    </Card>
  )
}
