import { formatDay, type Language } from "#app/domain/dates.ts"
import { examinedRange, gradeEarned } from "#app/domain/imtihan.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import { rangeText } from "#app/domain/quran.ts"
import { notFound } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { type TypedRange, typeRange } from "#app/domain/typed-range.ts"
import { type Level, levelOf, listProgrammeChoices } from "#app/services/level-names.server.ts"
import { type KnownHalaqah, requireHalaqah } from "#app/services/require-halaqah.server.ts"
import type { Db } from "#db/client.server.ts"
import { listEducatorChoices } from "#db/queries/halaqah.server.ts"
import { getImtihan, type ImtihanRow, listImtihan, listResults } from "#db/queries/imtihan.server.ts"
import { listExaminers } from "#db/queries/paper-contents.server.ts"
import { listGrades, listMembersOn } from "#db/queries/progress.server.ts"
import { listSantriNamed } from "#db/queries/progress-overviews.server.ts"

/** The examinations of a halaqah, and what a new one chooses from. @throws 404, 403 */
export async function readImtihanList(db: Db, actor: Actor, halaqahId: string, language: Language) {
  const { halaqah, programme, subject, now } = await requireHalaqah(db, actor, "halaqah.see", halaqahId)
  const [rows, choices, educators] = await Promise.all([
    listImtihan(db, halaqahId),
    listProgrammeChoices(db, [halaqah.unitId]),
    listEducatorChoices(db, halaqah.unitId, now.day),
  ])
  const examiners = await listExaminers(
    db,
    rows.map(({ id }) => id),
  )
  return {
    halaqah: { id: halaqahId, name: halaqah.name },
    progress: programme.progress,
    today: now.day,
    lines: rows.map((row) => ({
      ...row,
      day: formatDay(row.day, language),
      level: levelOf(choices, halaqah.programmeId, row.level),
      examiners: examiners.filter((one) => one.imtihanId === row.id).map(({ name }) => name),
    })),
    levels: choices.find(({ id }) => id === halaqah.programmeId)?.levels ?? [],
    educators: educators.map(({ id, name }) => ({ id, name })),
    may: { record: can(actor, "imtihan.record", subject) },
  }
}

export interface ImtihanView {
  halaqah: { id: string; name: string }
  imtihan: {
    id: string
    title: string
    day: string
    aspects: string[]
    /** Whether the ayat examined are asked for. */
    ofAyat: boolean
    version: number
    level: Level | null
  }
  examiners: { name: string; office: string }[]
  grades: { code: string; name: string; lowest: string | null; passes: boolean }[]
  lines: {
    id: string
    code: string
    name: string
    /** The ayat he was examined on: as typed, and in words; empty where none are named. */
    range: TypedRange
    ayat: string
    /** In the order of the aspects; empty where not marked. */
    marks: string[]
    predicate: string
    /** The predicate where the examiners chose it; empty where the marks earned it. */
    chosen: string
    passed: boolean | null
    note: string
  }[]
  may: { record: boolean }
}

/** An examination with the line of each santri. @throws 404, 403 */
export async function readImtihan(
  db: Db,
  actor: Actor,
  halaqahId: string,
  imtihanId: string,
  language: Language,
): Promise<ImtihanView> {
  const known = await requireHalaqah(db, actor, "halaqah.see", halaqahId)
  const row = await getImtihan(db, halaqahId, imtihanId)
  if (row === undefined) throw notFound()
  const { halaqah, subject } = known
  const [sheet, examiners, choices] = await Promise.all([
    readSheetOf(db, known, row),
    listExaminers(db, [imtihanId]),
    listProgrammeChoices(db, [halaqah.unitId]),
  ])
  return {
    halaqah: { id: halaqahId, name: halaqah.name },
    imtihan: {
      id: row.id,
      title: row.title,
      day: formatDay(row.day, language),
      aspects: row.aspects,
      ofAyat: row.progress === "tahfidz",
      version: row.version,
      level: levelOf(choices, row.programmeId, row.level),
    },
    examiners: examiners.map(({ name, office }) => ({ name, office })),
    grades: sheet.grades.map(({ code, name, lowest, passes }) => ({ code, name, lowest, passes })),
    lines: sheet.people.map(({ id, number, name, erasedAt }) => {
      const result = sheet.results.get(id)
      const examined = examinedRange(result)
      return {
        id,
        code: registerCode("santri", number),
        name: erasedAt === null ? name : "",
        range: examined === undefined ? { surah: "", from: "", to: "" } : typeRange(examined),
        ayat: examined === undefined ? "" : rangeText(examined),
        marks: row.aspects.map((aspect) => result?.marks[aspect] ?? ""),
        predicate: result?.predicate ?? "",
        chosen:
          result?.predicate === gradeEarned(row.aspects, sheet.grades, result?.marks ?? {})?.code
            ? ""
            : (result?.predicate ?? ""),
        passed: result?.passed ?? null,
        note: result?.note ?? "",
      }
    }),
    may: { record: can(actor, "imtihan.record", subject) },
  }
}

/** Who is marked in an examination: who learns there on its day, and whoever was marked already. */
export async function readSheetOf(db: Db, { halaqah }: KnownHalaqah, row: ImtihanRow) {
  const [members, results, grades] = await Promise.all([
    listMembersOn(db, halaqah.id, row.day),
    listResults(db, row.id),
    listGrades(db, [row.programmeId]),
  ])
  const byId = new Map(results.map((one) => [one.santriId, one]))
  const gone = results.map((one) => one.santriId).filter((id) => !members.some((one) => one.id === id))
  const others = await listSantriNamed(db, gone)
  return { people: [...members, ...others], results: byId, grades }
}
