import { SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

/** Which days supporting data are taken of, and in which form: a plain form, since the answer is a file. */
export function SupportingForm({ unitId, from, to }: { unitId: string; from: string; to: string }) {
  const { t } = useTranslation("paper")
  return (
    <Card title={t("supporting.title")} id="supporting">
      <p className="soft">{t("supporting.help")}</p>
      <form method="get">
        <TextField label={t("supporting.from")} name="from" type="date" required defaultValue={from} />
        <TextField label={t("supporting.to")} name="to" type="date" required defaultValue={to} />
        <div className="row">
          <SubmitButton formAction={paths.supportingData(unitId, "csv")} className="btn ghost">
            {t("supporting.csv")}
          </SubmitButton>
          <SubmitButton formAction={paths.supportingData(unitId, "pdf")} className="btn ghost">
            {t("supporting.pdf")}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}
