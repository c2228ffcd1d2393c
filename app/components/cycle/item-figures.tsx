import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { ErrorSummary, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { FigureView, ItemView } from "#app/domain/item-view.ts"
import type { ItemAnswered } from "#app/http/item-actions.server.ts"

/** The live figures that belong to the item, how each was counted, and how one that cannot be is entered by hand. */
export function ItemFigures({ view, answered }: { view: ItemView; answered: ItemAnswered | undefined }) {
  const { t } = useTranslation("cycle")
  if (view.figures.length === 0 && !view.may.nameFigure) return null
  const errors = errorsOf(answered)
  return (
    <Card title={t("figure.title")} id="figures">
      {view.figures.length > 0 && (
        <dl className="figures">
          {view.figures.map((figure) => (
            <Figure key={`${figure.key} ${figure.isNamed}`} figure={figure} mayDrop={view.may.nameFigure} />
          ))}
        </dl>
      )}
      {view.may.enterFigure &&
        view.figures
          .filter(({ entry }) => entry !== null)
          .map((figure) => (
            <FigureForm
              key={figure.key}
              figure={figure}
              errors={
                answered?.form === "figure" && answered.values.figure === figure.key ? errors : undefined
              }
              values={answered?.form === "figure" ? answered.values : {}}
            />
          ))}
      {view.may.nameFigure && (
        <NameForm
          choices={view.figureChoices}
          errors={answered?.form === "name-figure" ? errors : undefined}
          values={answered?.form === "name-figure" ? answered.values : {}}
        />
      )}
    </Card>
  )
}

function Figure({ figure, mayDrop }: { figure: FigureView; mayDrop: boolean }) {
  const { t } = useTranslation("cycle")
  const { counted, byHand } = figure
  return (
    <div>
      <dt>{figure.title}</dt>
      <dd>{figure.value ?? <span className="draft">{t("figure.unknown")}</span>}</dd>
      {counted !== null && (
        <dd className="soft small">
          {figure.value !== null && <>{t("figure.counted", { when: counted.when })}. </>}
          {counted.definition}
        </dd>
      )}
      {byHand !== null && (
        <dd className="soft small">
          {counted === null
            ? t("figure.entered", { day: byHand.asOf, source: byHand.source })
            : t("figure.also-by-hand", { value: byHand.value, day: byHand.asOf, source: byHand.source })}
        </dd>
      )}
      {figure.isNamed && mayDrop && (
        <dd>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="figure" value={figure.key} />
            <SubmitButton name="intent" value="drop-figure" className="btn ghost">
              {t("figure.drop", { title: figure.title })}
            </SubmitButton>
          </Form>
        </dd>
      )}
    </div>
  )
}

type Errors = Record<string, string> | undefined

function errorsOf(answered: ItemAnswered | undefined) {
  return answered?.errors ?? (answered?.refused === undefined ? undefined : { form: answered.refused.key })
}

function NameForm({
  choices,
  errors,
  values,
}: {
  choices: ItemView["figureChoices"]
  errors: Errors
  values: Record<string, string>
}) {
  const { t } = useTranslation("cycle")
  const labels = { figure: t("figure.which"), periodFrom: t("figure.from"), periodTo: t("figure.to") }
  return (
    <details open={errors !== undefined}>
      <summary>{t("figure.add")}</summary>
      <Form method="post" id="name-figure" preventScrollReset>
        <ErrorSummary errors={errors} labels={labels} />
        <SelectField
          label={labels.figure}
          name="figure"
          required
          defaultValue={values.figure ?? ""}
          error={errors?.figure}
          options={[
            { value: "", label: t("figure.choose") },
            ...choices.map(({ key, title }) => ({ value: key, label: title })),
          ]}
        />
        <TextField
          label={labels.periodFrom}
          name="periodFrom"
          type="date"
          help={t("figure.period-help")}
          defaultValue={values.periodFrom ?? ""}
          error={errors?.periodFrom}
        />
        <TextField
          label={labels.periodTo}
          name="periodTo"
          type="date"
          defaultValue={values.periodTo ?? ""}
          error={errors?.periodTo}
        />
        <SubmitButton name="intent" value="name-figure" className="btn ghost">
          {t("figure.add-save")}
        </SubmitButton>
      </Form>
    </details>
  )
}

function FigureForm({
  figure,
  errors,
  values,
}: {
  figure: FigureView
  errors: Errors
  values: Record<string, string>
}) {
  const { t } = useTranslation("cycle")
  const typed = errors === undefined ? {} : values
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
          defaultValue={typed.value ?? figure.entry?.typed}
          error={errors?.value}
        />
        <TextField
          label={labels.asOf}
          name="asOf"
          type="date"
          required
          defaultValue={typed.asOf ?? figure.entry?.asOfDay}
          error={errors?.asOf}
        />
        <TextField
          label={labels.source}
          name="source"
          help={t("figure.source-help")}
          required
          maxLength={200}
          defaultValue={typed.source ?? figure.entry?.source}
          error={errors?.source}
        />
        <SubmitButton name="intent" value="figure" className="btn ghost">
          {t("figure.save")}
        </SubmitButton>
      </Form>
    </details>
  )
}
