import { ANNEX_TEXTS } from "#app/domain/dossier-annex-texts.ts"
import { type DossierContext, fill, section } from "#app/domain/dossier-context.ts"
import type { BlockOf, DossierBlock, DossierSection } from "#app/domain/dossier-document.ts"
import { fieldsOf } from "#app/domain/import-fields.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { valueText } from "#app/domain/register-form.ts"
import type { SnapshotRegisters } from "#app/domain/snapshot-registers.ts"

type Row<K extends keyof SnapshotRegisters> = SnapshotRegisters[K][number]

interface Column<T> {
  title: string
  /** Share of the table's width. */
  width: number
  align?: "end"
  cell(row: T): string
}

/** The unit's registers as tables, one under the other; undefined where none has a row. */
export function annexSection(context: DossierContext): DossierSection | undefined {
  const { registers } = context.snapshot
  if (registers === undefined) return undefined
  const words = ANNEX_TEXTS[context.language]
  const redacted = context.request.edition === "redacted"
  const tables = [
    ...table("educators", registers.educators, (redacted ? codedEducators : namedEducators)(context)),
    ...table("facilities", registers.facilities, facilityColumns(context)),
    ...table("curriculum", registers.curriculum, curriculumColumns(context, registers.kitab)),
    ...table("kitab", registers.kitab, kitabColumns(context)),
  ]
  if (tables.length === 0) return undefined
  const isCoded = redacted && registers.educators.length > 0
  const intro = isCoded ? `${words.intro} ${words.redacted}` : words.intro
  return section("annex", words.title, [
    { type: "paragraph", text: intro, look: "body", align: "start" },
    ...tables,
  ])

  function table<T>(key: keyof SnapshotRegisters, rows: readonly T[], columns: Column<T>[]): DossierBlock[] {
    if (rows.length === 0) return []
    const drawn: BlockOf<"table"> = {
      type: "table",
      rowHeaders: true,
      columns: columns.map(({ title, width, align }) => ({ title, width, align: align ?? "start" })),
      rows: rows.map((row) => columns.map(({ cell }) => cell(row) || "–")),
    }
    const anchor = `annex:${key}`
    return [{ type: "heading", level: 2, text: words.tables[key], anchor, listed: true }, drawn]
  }
}

function namedEducators(context: DossierContext): Column<Row<"educators">>[] {
  const { language } = context
  const words = ANNEX_TEXTS[language]
  return [
    educatorCode(context),
    { title: words.name, width: 19, cell: ({ name }) => name },
    {
      title: words.role,
      width: 22,
      cell: (row) =>
        joined(words.roles[row.role], row.institutionName || words.institutions[row.institution]),
    },
    qualification(context, 23),
    { title: words.subjects, width: 17, cell: ({ subjects }) => subjects.join(", ") },
    { title: words.minutes, width: 16, align: "end", cell: ({ weeklyMinutes }) => count(weeklyMinutes) },
    { title: words.term, width: 17, cell: (row) => term(row, context) },
  ]
}

/** No name, and nothing by which one could be found. */
function codedEducators(context: DossierContext): Column<Row<"educators">>[] {
  return [
    educatorCode(context),
    {
      title: ANNEX_TEXTS[context.language].roleOnly,
      width: 20,
      cell: ({ role }) => ANNEX_TEXTS[context.language].roles[role],
    },
    qualification(context, 60),
  ]
}

const educatorCode = ({ language }: DossierContext): Column<Row<"educators">> => ({
  title: ANNEX_TEXTS[language].code,
  width: 14,
  cell: ({ number }) => registerCode("educator", number),
})

function qualification({ language, safe }: DossierContext, width: number): Column<Row<"educators">> {
  const words = ANNEX_TEXTS[language]
  return {
    title: words.qualification,
    width,
    cell: ({ qualification, qualified }) => {
      const stated = qualified === null ? "" : qualified ? words.qualified : words.notQualified
      return joined(safe(qualification), stated)
    },
  }
}

function term({ from, until }: Row<"educators">, { day, period, language }: DossierContext): string {
  const words = ANNEX_TEXTS[language]
  if (from !== null && until !== null) return period(from, until)
  if (from !== null) return fill(words.termFrom, { from: day(from) })
  return until === null ? "" : fill(words.termUntil, { until: day(until) })
}

function facilityColumns(context: DossierContext): Column<Row<"facilities">>[] {
  const words = ANNEX_TEXTS[context.language]
  return [
    { title: words.code, width: 13, cell: ({ number }) => registerCode("facility", number) },
    { title: words.name, width: 34, cell: ({ name }) => context.safe(name) },
    { title: words.kind, width: 19, cell: ({ kind }) => word("kind", kind, context) },
    { title: words.quantity, width: 17, align: "end", cell: ({ quantity }) => count(quantity) },
    { title: words.capacity, width: 18, align: "end", cell: ({ capacity }) => count(capacity) },
    {
      title: words.condition,
      width: 18,
      cell: ({ condition }) => word("condition", condition, context),
    },
  ]
}

function curriculumColumns(
  { language, safe }: DossierContext,
  kitab: SnapshotRegisters["kitab"],
): Column<Row<"curriculum">>[] {
  const words = ANNEX_TEXTS[language]
  const titles = new Map(kitab.map(({ number, title }) => [number, title]))
  return [
    { title: words.subject, width: 20, cell: ({ subject }) => safe(subject) },
    { title: words.year, width: 19, cell: (row) => joined(row.academicYear, safe(row.programme)) },
    { title: words.aim, width: 35, cell: ({ aim }) => safe(aim) },
    { title: words.minutes, width: 16, align: "end", cell: ({ weeklyMinutes }) => count(weeklyMinutes) },
    {
      title: words.kitab,
      width: 19,
      cell: ({ kitab: number }) =>
        number === null ? "" : `${registerCode("kitab", number)} ${safe(titles.get(number) ?? "")}`.trim(),
    },
  ]
}

function kitabColumns({ language, safe }: DossierContext): Column<Row<"kitab">>[] {
  const words = ANNEX_TEXTS[language]
  return [
    { title: words.code, width: 13, cell: ({ number }) => registerCode("kitab", number) },
    { title: words.kitabTitle, width: 30, cell: ({ title }) => safe(title) },
    { title: words.author, width: 27, cell: ({ author }) => safe(author) },
    { title: words.field, width: 16, cell: ({ field }) => safe(field) },
    { title: words.pages, width: 17, align: "end", cell: ({ pages }) => count(pages) },
    { title: words.copies, width: 19, align: "end", cell: ({ copies }) => count(copies) },
  ]
}

/** A choice of a facility's in the words of its own table. */
function word(key: string, value: string, { language }: DossierContext): string {
  const field = fieldsOf("facility").find((one) => one.key === key)
  return field === undefined ? value : valueText(field, value, language)
}

const count = (value: number | null) => (value === null ? "" : String(value))

const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(", ")
