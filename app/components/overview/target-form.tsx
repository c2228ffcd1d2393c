import { Form, useActionData } from "@remix-run/react"
import { SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"
import type { HalaqahProgressView } from "#app/services/read-halaqah-progress.server.ts"

export interface TargetAnswer {
  errors: Record<string, string>
  values: Record<string, string>
}

/** What each santri of the halaqah aims at in a week, from this week on. */
export function TargetForm({ targets }: Pick<HalaqahProgressView, "targets">) {
  const { t } = useTranslation("progress")
  const answer = useActionData<TargetAnswer>()
  return (
    <Card title={t("target.title")} id="target">
      <p className="soft">{t("target.help")}</p>
      {targets.map(({ measure, amount }) => {
        const own = answer?.values.measure === measure ? answer : undefined
        return (
          <Form method="post" className="filters" key={measure}>
            <input type="hidden" name="measure" value={measure} />
            <TextField
              label={t("target.amount", { measure: t(`measure.${measure}`) })}
              name="amount"
              inputMode="numeric"
              defaultValue={own?.values.amount ?? amount ?? ""}
              error={own?.errors.amount}
              required
            />
            <SubmitButton className="btn ghost">{t("target.set")}</SubmitButton>
          </Form>
        )
      })}
    </Card>
  )
}
