import type { EntryKind, ProgressEntry } from "#app/domain/progress-entry.ts"
import {
  AKHLAK_LEVELS,
  KITAB_MODES,
  type KitabMode,
  SETORAN_ASPECTS,
  SETORAN_KINDS,
  TAHSIN_RESULTS,
} from "#app/domain/progress-terms.ts"
import { AYAT, type AyahPlace, ayahPlace } from "#app/domain/quran.ts"
import { type LineProblem, readRange, wholeNumber } from "#app/domain/typed-range.ts"

/** One line of a sheet as it is typed, read with what stood before beside it: as little typing as on paper. */

/** What a sheet asks for, and the bounds that hold. */
export type QuickSheet =
  | {
      of: "tahsin"
      method: { id: string; volumes: number | null; volumePages: readonly number[] }
      grades: readonly string[]
    }
  | { of: "tahfidz"; grades: readonly string[] }
  | {
      of: "kitab"
      kitab: { id: string; pages: number | null }
      mode: KitabMode
      grades: readonly string[]
    }
  | { of: "ibadah"; items: readonly string[] }
  | { of: "akhlak" }

/** What was last recorded, where the next line goes on. */
export interface LastPlace {
  level: number | null
  page: number | null
  lastResult: string
  ayah: number | null
}

/** Field → what is typed; `item` may be ticked several times. */
export interface TypedLine {
  [field: string]: string | readonly string[] | undefined
}

export type ReadLine =
  | { line: "blank" }
  | { line: "wrong"; problem: LineProblem }
  /** `completes`: the level that was finished with it. */
  | { line: "good"; entries: ProgressEntry[]; completes: number | null; note: string }

/** More than any jilid or kitab has, where nobody stated how many pages there are. */
const MOST_PAGES = 2000
const MOST_VOLUMES = 50
const TEXT_LENGTH = 120
const NOTE_LENGTH = 500

/** Fields that alone make a line worth keeping; the others have something chosen already. */
export const TELLING_FIELDS: Record<EntryKind, readonly string[]> = {
  tahsin: ["volume", "pageFrom", "pageTo", "grade", "done"],
  tahfidz: ["surah", "from", "to", ...SETORAN_ASPECTS],
  kitab: ["chapter", "pageFrom", "pageTo", "khatam", "grade"],
  ibadah: ["item"],
  akhlak: ["level", "note"],
}

/** Reads one line; a line in which nothing telling is typed is blank. */
export function readLine(sheet: QuickSheet, typed: TypedLine, last: LastPlace | undefined): ReadLine {
  if (TELLING_FIELDS[sheet.of].every((field) => isEmpty(typed[field]))) return { line: "blank" }
  const note = textOf(typed, "note")
  if (note.length > NOTE_LENGTH) return wrong("note", "common:form.too-long")
  const read = readEntries(sheet, typed, last)
  if ("problem" in read) return { line: "wrong", problem: read.problem }
  return { line: "good", note, completes: null, ...read }
}

type Read = { entries: ProgressEntry[]; completes?: number } | { problem: LineProblem }

function readEntries(sheet: QuickSheet, typed: TypedLine, last: LastPlace | undefined): Read {
  switch (sheet.of) {
    case "tahsin":
      return readTahsin(sheet, typed, last)
    case "tahfidz":
      return readSetoran(sheet.grades, typed, last)
    case "kitab":
      return readKitab(sheet, typed)
    case "ibadah":
      return readIbadah(sheet.items, typed)
    case "akhlak": {
      const level = AKHLAK_LEVELS.find((one) => String(one) === textOf(typed, "level"))
      if (level === undefined) return problem("level", "progress:error.level-needed")
      return { entries: [{ of: "akhlak", said: { level } }] }
    }
  }
}

/** A volume left empty is the last one; pages go on after the last, or are read again after `ulang`. */
function readTahsin(
  { method, grades }: Extract<QuickSheet, { of: "tahsin" }>,
  typed: TypedLine,
  last: LastPlace | undefined,
): Read {
  const most = method.volumes ?? MOST_VOLUMES
  const volume = textOf(typed, "volume") === "" ? (last?.level ?? 1) : numberOf(typed, "volume")
  if (volume === undefined || volume < 1 || volume > most)
    return problem("volume", "progress:error.volume", { bound: most })
  const pages = method.volumePages[volume - 1] ?? MOST_PAGES
  const next = last?.level === volume ? nextPage(last, pages) : 1
  const [typedFrom, typedTo] = [textOf(typed, "pageFrom"), textOf(typed, "pageTo")]
  if (typedFrom === "" && typedTo === "") return problem("pageTo", "progress:error.page-needed")
  const pageTo = typedTo === "" ? numberOf(typed, "pageFrom") : numberOf(typed, "pageTo")
  if (pageTo === undefined || pageTo < 1 || pageTo > pages)
    return problem(typedTo === "" ? "pageFrom" : "pageTo", "progress:error.page", { bound: pages })
  const pageFrom = typedFrom === "" ? Math.min(next, pageTo) : numberOf(typed, "pageFrom")
  if (pageFrom === undefined || pageFrom < 1 || pageFrom > pages)
    return problem("pageFrom", "progress:error.page", { bound: pages })
  if (pageFrom > pageTo) return problem("pageTo", "progress:error.page-order", { bound: pageFrom })
  const result = TAHSIN_RESULTS.find((one) => one === (textOf(typed, "result") || "lanjut"))
  if (result === undefined) return problem("result", "common:form.invalid")
  const grade = gradeOf(typed, "grade", grades)
  if (grade === undefined) return problem("grade", "progress:error.grade")
  const said = { methodId: method.id, volume, pageFrom, pageTo, result, grade }
  const entries: ProgressEntry[] = [{ of: "tahsin", said }]
  if (textOf(typed, "done") !== "on") return { entries }
  if (result === "ulang") return problem("done", "progress:error.done-again")
  return { entries, completes: volume }
}

function nextPage({ page, lastResult }: LastPlace, pages: number): number {
  if (page === null) return 1
  return lastResult === "ulang" ? page : Math.min(page + 1, pages)
}

/** Ziyadah goes on after the last one; muraja'ah names its surah. */
function readSetoran(grades: readonly string[], typed: TypedLine, last: LastPlace | undefined): Read {
  const kind = SETORAN_KINDS.find((one) => one === (textOf(typed, "kind") || "ziyadah"))
  if (kind === undefined) return problem("kind", "common:form.invalid")
  const next = kind === "ziyadah" ? nextAyah(last) : undefined
  const [surah, from, to] = [textOf(typed, "surah"), textOf(typed, "from"), textOf(typed, "to")]
  const read = readRange({ surah, from, to }, next)
  if ("problem" in read) return read
  const marks: Record<string, string | null> = {}
  for (const aspect of SETORAN_ASPECTS) {
    const grade = gradeOf(typed, aspect, grades)
    if (grade === undefined) return problem(aspect, "progress:error.grade")
    marks[aspect] = grade
  }
  const { kelancaran = null, tajwid = null, makhraj = null, adab = null } = marks
  const { from: ayahFrom, to: ayahTo } = read.range
  return {
    entries: [{ of: "tahfidz", said: { kind, ayahFrom, ayahTo, kelancaran, tajwid, makhraj, adab } }],
  }
}

/** Where the next ziyadah begins; undefined where there was none, or nothing is left. */
export function nextAyah(last: Pick<LastPlace, "ayah"> | undefined): AyahPlace | undefined {
  const ayah = last?.ayah ?? null
  return ayah === null || ayah >= AYAT ? undefined : ayahPlace(ayah + 1)
}

function readKitab({ kitab, mode, grades }: Extract<QuickSheet, { of: "kitab" }>, typed: TypedLine): Read {
  if (!KITAB_MODES.includes(mode)) return problem("mode", "common:form.invalid")
  const chapter = textOf(typed, "chapter")
  if (chapter.length > TEXT_LENGTH) return problem("chapter", "common:form.too-long")
  const khatam = textOf(typed, "khatam") === "on"
  const [typedFrom, typedTo] = [textOf(typed, "pageFrom"), textOf(typed, "pageTo")]
  if (chapter === "" && typedFrom === "" && typedTo === "" && !khatam)
    return problem("chapter", "progress:error.kitab-needed")
  const pages = kitab.pages ?? MOST_PAGES
  const bounds: (number | null)[] = []
  for (const [field, text] of [
    ["pageFrom", typedFrom || typedTo],
    ["pageTo", typedTo || typedFrom],
  ] as const) {
    const page = text === "" ? null : wholeNumber(text)
    if (page === undefined || (page !== null && (page < 1 || page > pages)))
      return problem(textOf(typed, field) === "" ? other(field) : field, "progress:error.page", {
        bound: pages,
      })
    bounds.push(page)
  }
  const [pageFrom = null, pageTo = null] = bounds
  if (pageFrom !== null && pageTo !== null && pageFrom > pageTo)
    return problem("pageTo", "progress:error.page-order", { bound: pageFrom })
  const grade = gradeOf(typed, "grade", grades)
  if (grade === undefined) return problem("grade", "progress:error.grade")
  const said = { kitabId: kitab.id, mode, chapter, pageFrom, pageTo, khatam, grade }
  return { entries: [{ of: "kitab", said }] }
}

const other = (field: "pageFrom" | "pageTo") => (field === "pageFrom" ? "pageTo" : "pageFrom")

/** Each line ticked can be done from now on. */
function readIbadah(items: readonly string[], typed: TypedLine): Read {
  const ticked = [typed.item ?? []].flat()
  if (ticked.some((item) => !items.includes(item))) return problem("item", "common:form.invalid")
  return { entries: ticked.map((itemId) => ({ of: "ibadah", said: { itemId, result: "bisa" } })) }
}

/** A grade of the scale, null for none; undefined for what the scale does not have. */
function gradeOf(typed: TypedLine, field: string, grades: readonly string[]): string | null | undefined {
  const code = textOf(typed, field)
  return code === "" ? null : grades.find((one) => one === code)
}

function textOf(typed: TypedLine, field: string): string {
  const value = typed[field]
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim()
}

function numberOf(typed: TypedLine, field: string): number | undefined {
  return wholeNumber(textOf(typed, field))
}

function isEmpty(value: TypedLine[string]): boolean {
  return value === undefined || (typeof value === "string" ? value.trim() === "" : value.length === 0)
}

function problem(field: string, key: string, values: LineProblem["values"] = {}): { problem: LineProblem } {
  return { problem: { field, key, values } }
}

function wrong(field: string, key: string): ReadLine {
  return { line: "wrong", problem: { field, key, values: {} } }
}
