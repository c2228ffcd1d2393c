import type { ReactNode } from "react"
import type { QuickAnswer } from "#app/components/progress/quick-errors.tsx"
import { SURAH_LIST } from "#app/components/progress/surah-list.tsx"
import { AKHLAK_LEVELS, SETORAN_ASPECTS, SETORAN_KINDS, TAHSIN_RESULTS } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import type { QuickEntryView, QuickLine } from "#app/services/read-quick-entry.server.ts"

interface LineProps {
  view: QuickEntryView
  line: QuickLine
  answered: QuickAnswer | undefined
}

/** The line of one santri: what was last recorded, and the fields that its kind asks for. */
export function QuickLineFields({ view, line, answered }: LineProps) {
  const problem = answered?.problems.find((one) => one.santriId === line.id)
  return (
    <tr id={`line.${line.id}`} className={problem === undefined ? undefined : "wrong"}>
      <th scope="row">
        {line.name} <small className="soft">{line.code}</small>
        <small className="quick-last">{line.last}</small>
        {problem !== undefined && (
          <span className="error" id={`error.${line.id}`}>
            {problem.text}
          </span>
        )}
        <input type="hidden" name="santri" value={line.id} />
        <input type="hidden" name={`seen.${line.id}`} value={answered?.seen[line.id] ?? line.seen} />
      </th>
      <Fields view={view} line={line} answered={answered} />
    </tr>
  )
}

function Fields({ view, line, answered }: LineProps) {
  const { t } = useTranslation("progress")
  const { next } = line
  const cell = { line, answered }
  const grades = [
    { value: "", label: "–" },
    ...view.grades.map(({ code, name }) => ({ value: code, label: code, title: name })),
  ]
  switch (view.of) {
    case "tahsin":
      return (
        <>
          <Cell {...cell} field="volume" numeric placeholder={next.volume} />
          <Cell {...cell} field="pageFrom" numeric placeholder={next.pageFrom} />
          <Cell {...cell} field="pageTo" numeric />
          <Choice
            {...cell}
            field="result"
            options={TAHSIN_RESULTS.map((value) => ({ value, label: t(`result.${value}`) }))}
          />
          <Choice {...cell} field="grade" options={grades} />
          <Tick {...cell} field="done" />
        </>
      )
    case "tahfidz":
      return (
        <>
          <Choice
            {...cell}
            field="kind"
            options={SETORAN_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <Cell {...cell} field="surah" placeholder={next.surah} list={SURAH_LIST} />
          <Cell {...cell} field="from" numeric placeholder={next.from} />
          <Cell {...cell} field="to" numeric />
          {SETORAN_ASPECTS.map((aspect) => (
            <Choice {...cell} key={aspect} field={aspect} options={grades} />
          ))}
        </>
      )
    case "kitab":
      return (
        <>
          <Cell {...cell} field="chapter" list="chapters" />
          <Cell {...cell} field="pageFrom" numeric placeholder={next.pageFrom} />
          <Cell {...cell} field="pageTo" numeric />
          <Tick {...cell} field="khatam" />
          <Choice {...cell} field="grade" options={grades} />
        </>
      )
    case "ibadah":
      return <Checklist view={view} {...cell} />
    case "akhlak":
      return (
        <>
          <Choice
            {...cell}
            field="level"
            options={[
              { value: "", label: "–" },
              ...AKHLAK_LEVELS.map((level) => ({ value: String(level), label: t(`akhlak.${level}`) })),
            ]}
          />
          <Cell {...cell} field="note" />
        </>
      )
  }
}

interface FieldProps {
  line: QuickLine
  field: string
  answered: QuickAnswer | undefined
}

function useField({ line, field, answered }: FieldProps) {
  const { t } = useTranslation("progress")
  const name = `${field}.${line.id}`
  const isWrong = answered?.problems.some((one) => one.santriId === line.id && one.field === field)
  return {
    label: t(`field.${field}`),
    typed: answered?.values[name]?.[0],
    attributes: {
      id: name,
      name,
      "data-field": field,
      "aria-label": `${t(`field.${field}`)}: ${line.name}`,
      "aria-invalid": isWrong || undefined,
      "aria-describedby": isWrong ? `error.${line.id}` : undefined,
    },
  }
}

function Labelled({ label, field, children }: { label: string; field: string; children: ReactNode }) {
  return (
    <td className={`f-${field}`}>
      <span className="quick-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </td>
  )
}

function Cell({
  numeric = false,
  placeholder,
  list,
  ...field
}: FieldProps & {
  numeric?: boolean
  placeholder?: string | undefined
  list?: string
}) {
  const { label, typed, attributes } = useField(field)
  return (
    <Labelled label={label} field={field.field}>
      <input
        type="text"
        {...attributes}
        inputMode={numeric ? "decimal" : undefined}
        autoComplete="off"
        placeholder={placeholder}
        list={list}
        defaultValue={typed}
      />
    </Labelled>
  )
}

function Choice({
  options,
  ...field
}: FieldProps & { options: { value: string; label: string; title?: string }[] }) {
  const { label, typed, attributes } = useField(field)
  return (
    <Labelled label={label} field={field.field}>
      <select {...attributes} defaultValue={typed ?? options[0]?.value}>
        {options.map((option) => (
          <option key={option.value} value={option.value} title={option.title}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Tick(field: FieldProps) {
  const { label, typed, attributes } = useField(field)
  return (
    <Labelled label={label} field={field.field}>
      <input type="checkbox" {...attributes} value="on" defaultChecked={typed === "on"} />
    </Labelled>
  )
}

/** What the santri cannot do yet, to be ticked. */
function Checklist({ view, line, answered }: LineProps) {
  const { t } = useTranslation("progress")
  const name = `item.${line.id}`
  const ticked = answered?.values[name] ?? []
  const todo = view.items.filter((item) => line.todo.includes(item.id))
  return (
    <td className="f-item">
      {todo.length === 0 ? (
        t("quick.all-done")
      ) : (
        <fieldset className="quick-ticks">
          <legend className="hidden">{line.name}</legend>
          {todo.map((item, at) => (
            <label key={item.id}>
              <input
                type="checkbox"
                id={at === 0 ? name : undefined}
                name={name}
                data-field={at === 0 ? "item" : undefined}
                value={item.id}
                defaultChecked={ticked.includes(item.id)}
              />
              <span>{item.name}</span>
            </label>
          ))}
        </fieldset>
      )}
    </td>
  )
}
