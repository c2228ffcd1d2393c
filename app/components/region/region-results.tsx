import { Form } from "@remix-run/react"
import { SelectField, SubmitButton } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import { fingerprintText } from "#app/domain/exchange.ts"
import { useTranslation } from "#app/i18n/promises.ts"

export interface ResultLine {
  name: string
  outcome: "taken" | "known" | "refused"
  /** What was taken in, or why it was not. */
  text: string
  /** An intact file whose key nobody names, or nobody any more. */
  says?: { unit: string; fingerprint: string; text: string }
}

const LOOKS = {
  taken: { tone: "ready", sign: "●" },
  known: { tone: "none", sign: "○" },
  refused: { tone: "gap", sign: "▲" },
} as const

/** What became of each file; a key that is not known yet can be trusted once its fingerprint was compared. */
export function RegionResults({
  results,
  units,
}: {
  results: readonly ResultLine[]
  units: readonly { id: string; name: string }[]
}) {
  const { t } = useTranslation("region")
  if (results.length === 0) return null
  return (
    <Card title={t("results.title", { count: results.length })}>
      <ul className="plain" aria-live="polite">
        {results.map((result, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never moves
          <li key={at}>
            <p>
              <strong>{result.name}</strong>{" "}
              <span className={LOOKS[result.outcome].tone}>
                <span aria-hidden="true">{LOOKS[result.outcome].sign}</span> {t(`results.${result.outcome}`)}
              </span>
              <br />
              {result.text}
            </p>
            {result.says !== undefined && <TrustForm name={result.name} says={result.says} units={units} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function TrustForm({
  name,
  says,
  units,
}: {
  name: string
  says: NonNullable<ResultLine["says"]>
  units: readonly { id: string; name: string }[]
}) {
  const { t } = useTranslation("region")
  const guess = units.find((unit) => unit.name === says.unit)?.id ?? ""
  return (
    <Form method="post" encType="multipart/form-data" className="form warning">
      <p>
        {t("trust.compare", { unit: says.unit })}
        <br />
        <span className="fingerprint">{fingerprintText(says.fingerprint)}</span>
      </p>
      <input type="hidden" name="intent" value="trust" />
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="text" value={says.text} />
      <SelectField
        label={t("trust.unit")}
        name="unitId"
        defaultValue={guess}
        options={[
          { value: "", label: t("trust.choose") },
          ...units.map((unit) => ({ value: unit.id, label: unit.name })),
        ]}
        required
      />
      <SubmitButton>{t("trust.button")}</SubmitButton>
    </Form>
  )
}
