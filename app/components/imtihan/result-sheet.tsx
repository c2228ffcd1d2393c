import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { SubmitButton } from "#app/components/form.tsx"
import { NOTE_LENGTH } from "#app/domain/imtihan.ts"
import type { ResultsRefused } from "#app/http/imtihan-actions.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import type { ImtihanView, readImtihan } from "#app/services/read-imtihan.server.ts"

/** The marks of every santri on one sheet: one request saves all, or says what is wrong with which line. */
export function ResultSheet() {
  const { t } = useTranslation("imtihan")
  const { imtihan, lines, grades, may } = useLoaderData<typeof readImtihan>()
  const answer = useActionData<ResultsRefused>()
  const problems = Object.keys(answer?.problems ?? {})
  const bounds = grades.filter(({ lowest }) => lowest !== null)
  return (
    <Form method="post">
      {answer?.isStale === true && (
        <p className="notice gap" role="alert">
          {t("sheet.stale")}
        </p>
      )}
      {problems.length > 0 && (
        <p className="notice gap" role="alert">
          {t("sheet.wrong", { count: problems.length })}
        </p>
      )}
      <input type="hidden" name="version" value={imtihan.version} />
      <input type="hidden" name="aspects" value={imtihan.aspects.length} />
      <table className="cards results">
        <thead>
          <tr>
            <th scope="col">{t("sheet.santri")}</th>
            {imtihan.aspects.map((aspect) => (
              <th scope="col" key={aspect}>
                {aspect}
              </th>
            ))}
            <th scope="col">{t("sheet.predicate")}</th>
            <th scope="col">{t("sheet.note")}</th>
            <th scope="col">{t("sheet.result")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </tbody>
      </table>
      <p className="soft">
        {bounds.length === 0
          ? t("sheet.help-no-bounds")
          : `${t("sheet.help")} ${bounds.map(({ code, name, lowest }) => `${code} ${name} ≥ ${lowest}`).join(" · ")}`}{" "}
        {t("sheet.help-blank")}
      </p>
      {may.record && <SubmitButton busyLabel={t("common:form.saving")}>{t("sheet.save")}</SubmitButton>}
    </Form>
  )
}

function Line({ line }: { line: ImtihanView["lines"][number] }) {
  const { t } = useTranslation("imtihan")
  const { imtihan, grades, may } = useLoaderData<typeof readImtihan>()
  const answer = useActionData<ResultsRefused>()
  const problem = answer?.problems[line.id]
  const errorId = `wrong-${line.id}`
  const typed = (field: string, stored: string) => answer?.values[field] ?? stored
  const wrong = (aspect: number | null) =>
    problem?.aspect === aspect ? { "aria-invalid": true, "aria-describedby": errorId } : {}
  const name = line.name === "" ? line.code : line.name
  const isFixed = !may.record || line.name === ""
  return (
    <tr>
      <th scope="row" className="plain-head">
        {name}
        <br />
        <small className="soft">{line.code}</small>
        {problem !== undefined && (
          <p className="error" id={errorId}>
            {t(problem.key)}
          </p>
        )}
      </th>
      {imtihan.aspects.map((aspect, at) => {
        const field = `mark.${line.id}.${at}`
        return (
          <td key={aspect} data-label={aspect}>
            {isFixed ? (
              (line.marks[at] ?? "")
            ) : (
              <input
                type="text"
                inputMode="decimal"
                size={4}
                name={field}
                aria-label={`${name}: ${aspect}`}
                defaultValue={typed(field, line.marks[at] ?? "")}
                {...wrong(at)}
              />
            )}
          </td>
        )
      })}
      <td data-label={t("sheet.predicate")}>
        {isFixed ? (
          line.predicate
        ) : (
          <select
            name={`predicate.${line.id}`}
            aria-label={`${name}: ${t("sheet.predicate")}`}
            defaultValue={typed(`predicate.${line.id}`, line.chosen)}
          >
            <option value="">
              {t(grades.some(({ lowest }) => lowest !== null) ? "sheet.by-marks" : "sheet.none")}
            </option>
            {grades.map((grade) => (
              <option key={grade.code} value={grade.code}>
                {grade.code} · {grade.name}
              </option>
            ))}
          </select>
        )}
      </td>
      <td data-label={t("sheet.note")}>
        {isFixed ? (
          line.note
        ) : (
          <input
            type="text"
            name={`note.${line.id}`}
            maxLength={NOTE_LENGTH}
            aria-label={`${name}: ${t("sheet.note")}`}
            defaultValue={typed(`note.${line.id}`, line.note)}
          />
        )}
      </td>
      <td data-label={t("sheet.result")}>
        <Verdict line={line} />
      </td>
    </tr>
  )
}

function Verdict({ line: { predicate, passed } }: { line: ImtihanView["lines"][number] }) {
  const { t } = useTranslation("imtihan")
  if (predicate === "") return <>–</>
  if (passed === true) return <span className="ready">✓ {t("sheet.passed", { predicate })}</span>
  return <span className="gap">! {t("sheet.failed", { predicate })}</span>
}
