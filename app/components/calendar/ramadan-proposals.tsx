import { Form } from "@remix-run/react"
import { SubmitButton } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/promises.ts"

/** The next Ramadan by the calculated calendar, to be put onto the unit's own by an act. */
export function RamadanProposals({ proposals }: { proposals: readonly Record<string, string>[] }) {
  const { t } = useTranslation("calendar")
  const language = useLanguage()
  if (proposals.length === 0) return null
  return (
    <Card title={t("spans.proposals")}>
      <p>{t("spans.proposals-about")}</p>
      <ul className="plain">
        {proposals.map(({ kind, title, from = "", until = "", unitId, unit }) => (
          <li key={`${unitId} ${from}`} className="row between">
            <span>
              {title}
              <br />
              <small className="soft">
                {unit !== "" && `${unit} · `}
                {formatDay(from, language)} – {formatDay(until, language)}
              </small>
            </span>
            <Form method="post">
              {Object.entries({ kind, title, from, until, unitId }).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <SubmitButton className="btn ghost" aria-label={t("spans.confirm-title", { title })}>
                {t("spans.confirm")}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  )
}
