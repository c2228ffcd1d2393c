import { ANNEX_TEXTS, type AnnexTexts } from "#app/domain/dossier-annex-texts.ts"
import { type DossierContext, section } from "#app/domain/dossier-context.ts"
import type { BlockOf, DossierSection } from "#app/domain/dossier-document.ts"
import type { SnapshotRegisters } from "#app/domain/dossier-snapshot.ts"
import { registerCode } from "#app/domain/register-code.ts"

/** The registers behind the evidence: educators, rooms and equipment, curriculum, kitab, a table each. */

type Row = (string | number | null)[]
type ColumnName = keyof AnnexTexts["columns"]
/** A column's title, its share of the width, and whether it holds numbers. */
type ColumnOf = [name: ColumnName, width: number, isNumber?: true]

/** The annex of an edition; none where the unit keeps no registers. */
export function annexSections(context: DossierContext): DossierSection[] {
  const { registers } = context.snapshot
  if (registers === undefined) return []
  const t = ANNEX_TEXTS[context.language]
  const isRedacted = context.request.edition === "redacted"
  const intro = isRedacted && registers.educators.length > 0 ? `${t.intro} ${t.pseudonyms}` : t.intro
  return [
    section("annex", t.title, [
      { type: "paragraph", text: intro, look: "body", align: "start" },
      ...educators(context, t, registers),
      ...table(
        t,
        "facilities",
        [
          ["name", 6],
          ["kind", 4],
          ["quantity", 3, true],
          ["capacity", 4, true],
          ["condition", 4],
        ],
        registers.facilities.map((row) => [
          context.safe([row.name, row.purpose].filter((part) => part !== "").join(", ")),
          t.kind[row.kind],
          row.quantity,
          row.capacity,
          t.condition[row.condition],
        ]),
      ),
      ...table(
        t,
        "curriculum",
        [
          ["subject", 5],
          ["year", 4],
          ["programme", 3],
          ["aim", 9],
          ["kitab", 4],
          ["minutes", 4, true],
        ],
        registers.curriculum.map((row) => [
          context.safe(row.subject),
          row.academicYear,
          row.programme,
          context.safe(row.aim),
          context.safe(row.kitab),
          row.weeklyMinutes,
        ]),
      ),
      ...table(
        t,
        "kitab",
        [
          ["code", 2],
          ["title", 6],
          ["field", 4],
          ["pages", 3, true],
          ["copies", 4, true],
        ],
        registers.kitab.map((row) => [
          registerCode("kitab", row.number),
          context.safe([row.title, row.author].filter((part) => part !== "").join(", ")),
          context.safe(row.field),
          row.pages,
          row.copies,
        ]),
      ),
    ]),
  ]
}

/** By name in the full edition alone. */
function educators(
  { safe, request }: DossierContext,
  t: AnnexTexts,
  { educators }: SnapshotRegisters,
): DossierSection["blocks"] {
  const isFull = request.edition === "full"
  return table(
    t,
    "educators",
    [
      [isFull ? "name" : "code", 4],
      ["role", 3],
      ["institution", 5],
      ["education", 5],
      ["qualified", 4],
      ["subjects", 4],
      ["minutes", 4, true],
    ],
    educators.map((row) => [
      isFull ? row.name : registerCode("educator", row.number),
      t.role[row.role],
      safe(row.institutionName === "" ? t.institution[row.institution] : row.institutionName),
      safe(
        [row.education === null ? "" : t.education[row.education], row.qualification]
          .filter((part) => part !== "")
          .join(", "),
      ),
      row.qualified === null ? null : row.qualified ? t.yes : t.no,
      safe(row.subjects.join(", ")),
      row.weeklyMinutes,
    ]),
  )
}

/** A heading with its table; nothing without rows, and no column in which nothing stands. */
function table(
  t: AnnexTexts,
  name: "educators" | "facilities" | "curriculum" | "kitab",
  columns: ColumnOf[],
  rows: Row[],
): DossierSection["blocks"] {
  if (rows.length === 0) return []
  const heading: BlockOf<"heading"> = {
    type: "heading",
    level: 2,
    text: t[name],
    anchor: `annex:${name}`,
    listed: true,
  }
  const isEmpty = (cell: Row[number]) => cell === null || cell === ""
  const kept = columns.flatMap((_, at) =>
    at === 0 || rows.some((row) => !isEmpty(row[at] ?? null)) ? [at] : [],
  )
  return [
    heading,
    {
      type: "table",
      columns: kept.map((at) => {
        const [column, width, isNumber] = columns[at] as ColumnOf
        return { title: t.columns[column], width, align: isNumber === true ? "end" : "start" }
      }),
      rows: rows.map((row) => kept.map((at) => (isEmpty(row[at] ?? null) ? "–" : `${row[at]}`))),
      rowHeaders: true,
    },
  ]
}
