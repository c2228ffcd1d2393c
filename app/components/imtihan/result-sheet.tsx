import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { SubmitButton } from "#app/components/form.tsx"
import { SURAH_LIST, SurahList } from "#app/components/progress/surah-list.tsx"
import { markOf, NOTE_LENGTH } from "#app/domain/imtihan.ts"
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
            {imtihan.ofAyat && <th scope="col">{t("sheet.ayat")}</th>}
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
        {t("sheet.help-blank")} {imtihan.ofAyat && may.record && t("sheet.help-ayat")}
      </p>
      {imtihan.ofAyat && may.record && <SurahList />}
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
  const name = line.name === "" ? line.code : line.name
  const attributes = (field: string, label: string, stored: string) => ({
    name: `${field}.${line.id}`,
    "aria-label": `${name}: ${label}`,
    defaultValue: answer?.values[`${field}.${line.id}`] ?? stored,
    ...(problem?.field === field ? { "aria-invalid": true, "aria-describedby": errorId } : {}),
  })
  const isFixed = !may.record || line.name === ""
  return (
    <tr>
      <th scope="row" className="plain-head">
        {name}
        <br />
        <small className="soft">{line.code}</small>
        {problem !== undefined && (
          <p className="error" id={errorId}>
            {t(problem.key, problem.values)}
          </p>
        )}
      </th>
      {imtihan.ofAyat && (
        <td data-label={t("sheet.ayat")}>
          {isFixed ? (
            line.ayat
          ) : (
            <div className="ayat-range">
              <input
                type="text"
                list={SURAH_LIST}
                autoComplete="off"
                placeholder={t("sheet.surah")}
                {...attributes("surah", t("sheet.surah"), line.range.surah)}
              />
              <input
                type="text"
                inputMode="numeric"
                {...attributes("from", t("sheet.from"), line.range.from)}
              />
              <span aria-hidden="true">–</span>
              <input type="text" {...attributes("to", t("sheet.to"), line.range.to)} />
            </div>
          )}
        </td>
      )}
      {imtihan.aspects.map((aspect, at) => (
        <td key={aspect} data-label={aspect}>
          {isFixed ? (
            (line.marks[at] ?? "")
          ) : (
            <input
              type="text"
              inputMode="decimal"
              size={4}
              {...attributes(markOf(at), aspect, line.marks[at] ?? "")}
            />
          )}
        </td>
      ))}
      <td data-label={t("sheet.predicate")}>
        {isFixed ? (
          line.predicate
        ) : (
          <select {...attributes("predicate", t("sheet.predicate"), line.chosen)}>
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
          <input type="text" maxLength={NOTE_LENGTH} {...attributes("note", t("sheet.note"), line.note)} />
        )}
      </td>
      <td data-label={t("sheet.result")}>
        <Verdict line={line} />
        {!isFixed && line.ayat !== "" && <small className="soft stored-ayat">{line.ayat}</small>}
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
