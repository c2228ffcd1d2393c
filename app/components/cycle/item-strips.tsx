import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { ErrorSummary, SubmitButton, TextAreaField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { ItemView, StripView } from "#app/domain/item-view.ts"
import type { ItemAnswered } from "#app/http/item-actions.server.ts"

/** What each cadence of the item shows over the cycle's period, and the word for what is not there. */
export function ItemStrips({ view, answered }: { view: ItemView; answered: ItemAnswered | undefined }) {
  return view.strips.map((strip) => (
    <StripCard
      key={strip.hint}
      strip={strip}
      mayExplain={view.may.explain}
      answered={answered?.values.hint === strip.hint ? answered : undefined}
    />
  ))
}

interface StripCardProps {
  strip: StripView
  mayExplain: boolean
  answered: ItemAnswered | undefined
}

function StripCard({ strip, mayExplain, answered }: StripCardProps) {
  const { t } = useTranslation("cycle")
  const explainable = strip.periods.filter(({ state }) => state === "hole" || state === "explained")
  const explained = strip.periods.filter(({ reason }) => reason !== undefined)
  const errors =
    answered?.errors ?? (answered?.refused === undefined ? undefined : { form: answered.refused.key })
  return (
    <Card title={strip.title} className="strip-card">
      <ol className="strip" aria-label={strip.title}>
        {strip.periods.map((period) => (
          <li
            key={period.key}
            className={period.state}
            title={`${period.name}: ${t(`strip.${period.state}`)}`}
          >
            <span aria-hidden="true">{period.short}</span>
            <span className="hidden">
              {period.name}: {t(`strip.${period.state}`)}
            </span>
          </li>
        ))}
      </ol>
      <p className="soft small">
        {strip.periods[0]?.name} – {strip.periods.at(-1)?.name}
        {explainable.length > 0 && `; ${t("strip.legend")}`}
      </p>
      {explained.length > 0 && (
        <ul className="small explained-list">
          {explained.map((period) => (
            <li key={period.key}>
              <b>{period.name}:</b> {period.reason}
            </li>
          ))}
        </ul>
      )}
      {mayExplain && explainable.length > 0 && (
        <details open={errors !== undefined}>
          <summary>{t("hole.title")}</summary>
          <Form method="post" id={`hole-${strip.hint}`} preventScrollReset>
            <ErrorSummary errors={errors} labels={{ periods: t("hole.periods"), reason: t("hole.reason") }} />
            <input type="hidden" name="hint" value={strip.hint} />
            <fieldset>
              <legend>{t("hole.periods")}</legend>
              <div className="checks">
                {explainable.map((period) => (
                  <label key={period.key}>
                    <input
                      type="checkbox"
                      name="periods"
                      value={period.key}
                      defaultChecked={period.state === "hole"}
                    />
                    {period.name}
                  </label>
                ))}
              </div>
            </fieldset>
            <TextAreaField
              label={t("hole.reason")}
              name="reason"
              help={t("hole.reason-help")}
              defaultValue={answered?.values.reason ?? ""}
              className="short"
              maxLength={5000}
            />
            <SubmitButton name="intent" value="explain" className="btn ghost">
              {t("hole.save")}
            </SubmitButton>
          </Form>
        </details>
      )}
    </Card>
  )
}
