import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { FigureView, ItemView } from "#app/domain/item-view.ts"
import type { ItemAnswered } from "#app/http/item-actions.server.ts"

/** The live figures that belong to the item, and how one that is not counted yet is entered by hand. */
export function ItemFigures({ view, answered }: { view: ItemView; answered: ItemAnswered | undefined }) {
  const { t } = useTranslation("cycle")
  if (view.figures.length === 0) return null
  return (
    <Card title={t("figure.title")} id="figures">
      <dl className="figures">
        {view.figures.map((figure) => (
          <div key={figure.key}>
            <dt>{figure.title}</dt>
            <dd>{figure.value ?? <span className="draft">{t("figure.unknown")}</span>}</dd>
            {figure.asOf !== null && (
              <dd className="soft small">
                {t("figure.entered", { day: figure.asOf, source: figure.source })}
              </dd>
            )}
          </div>
        ))}
      </dl>
      {view.may.enterFigure &&
        view.figures.map((figure) => (
          <FigureForm
            key={figure.key}
            figure={figure}
            answered={answered?.values.figure === figure.key ? answered : undefined}
          />
        ))}
    </Card>
  )
}

function FigureForm({ figure, answered }: { figure: FigureView; answered: ItemAnswered | undefined }) {
  const { t } = useTranslation("cycle")
  const errors =
    answered?.errors ?? (answered?.refused === undefined ? undefined : { form: answered.refused.key })
  const labels = { value: t("figure.value"), asOf: t("figure.as-of"), source: t("figure.source") }
  return (
    <details open={errors !== undefined}>
      <summary>{t("figure.enter", { title: figure.title })}</summary>
      <Form method="post" id={`figure-${figure.key}`} preventScrollReset>
        <ErrorSummary errors={errors} labels={labels} />
        {figure.note !== null && <p className="help">{figure.note}</p>}
        <input type="hidden" name="figure" value={figure.key} />
        <TextField
          label={labels.value}
          name="value"
          inputMode="decimal"
          required
          defaultValue={answered?.values.value ?? figure.typed}
          error={errors?.value}
        />
        <TextField
          label={labels.asOf}
          name="asOf"
          type="date"
          required
          defaultValue={answered?.values.asOf ?? figure.asOfDay}
          error={errors?.asOf}
        />
        <TextField
          label={labels.source}
          name="source"
          help={t("figure.source-help")}
          required
          maxLength={200}
          defaultValue={answered?.values.source ?? figure.source}
          error={errors?.source}
        />
        <SubmitButton name="intent" value="figure" className="btn ghost">
          {t("figure.save")}
        </SubmitButton>
      </Form>
    </details>
  )
}
