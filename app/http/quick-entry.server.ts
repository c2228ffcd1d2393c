import { isDay, type Language } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { KITAB_MODES } from "#app/domain/progress-terms.ts"
import { readLine, TELLING_FIELDS } from "#app/domain/quick-entry.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { LineProblem } from "#app/domain/typed-range.ts"
import { requireKey } from "#app/http/params.server.ts"
import { readForm } from "#app/http/parse-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { type LessonAsked, readLesson } from "#app/services/read-lesson.server.ts"
import { recordProgress, type SantriLines } from "#app/services/record-progress.server.ts"
import { db } from "#db/client.server.ts"

/** What a sheet shows after a post that changed nothing: what was typed, and what is wrong with which line. */
export interface QuickAnswered {
  /** Field and santri, as `surah.ID` → what was typed. */
  values: Record<string, string[]>
  problems: { santriId: string; name: string; field: string; text: string }[]
  /** Santri → lines known now, where others recorded meanwhile. */
  seen: Record<string, number>
  refused?: RefusedForm
}

/** What an address or form asks for. @throws 404 for names that are none. */
export function lessonAsked(from: URLSearchParams | FormData): LessonAsked & { mode: LessonAsked["mode"] } {
  const text = (name: string) => {
    const value = from.get(name)
    return typeof value === "string" && value !== "" ? value : undefined
  }
  const [day, programme, kitab] = [text("day"), text("programme"), text("kitab")]
  return {
    day: day !== undefined && isDay(day) ? day : undefined,
    programmeId: programme === undefined || programme === "akhlak" ? undefined : requireKey(programme),
    akhlak: programme === "akhlak",
    kitabId: kitab === undefined ? undefined : requireKey(kitab),
    mode: KITAB_MODES.find((one) => one === text("mode")) ?? "bandongan",
  }
}

/** Saves a sheet: all lines, or none and what is wrong with each. @returns where to go on, or the sheet's answer. */
export async function quickEntryAction(
  actor: Actor,
  halaqahId: string,
  request: Request,
  language: Language,
): Promise<{ to: string } | { to?: undefined; status: number; answer: QuickAnswered }> {
  const form = await readForm(request)
  const asked = lessonAsked(form)
  const values = typedOf(form)
  const lesson = await readLesson(db, actor, halaqahId, asked)
  const { day } = asked
  if (day === undefined || lesson.sheet === undefined) throw refusal(422, "progress:error.day-needed")
  const t = translate(language)
  const problems: QuickAnswered["problems"] = []
  const lines: SantriLines[] = []
  for (const santriId of new Set(form.getAll("santri").map(String))) {
    const member = lesson.members.find((one) => one.id === santriId)
    const typed = Object.fromEntries(
      FIELDS[lesson.of].map((field) => {
        const all = values[`${field}.${santriId}`] ?? []
        return [field, field === "item" ? all : all[0]]
      }),
    )
    const read = readLine(lesson.sheet, typed, member?.goesOn)
    if (read.line === "wrong") problems.push({ santriId, name: member?.name ?? "", ...told(read.problem, t) })
    else if (read.line === "good")
      lines.push({ ...read, santriId, seen: Number(values[`seen.${santriId}`]?.[0] ?? 0) })
  }
  if (problems.length > 0) return { status: 422, answer: { values, problems, seen: {} } }
  if (lines.length === 0) {
    const nothing = { key: "progress:error.nothing", values: {}, status: 422 }
    return { status: 422, answer: { values, problems, seen: {}, refused: nothing } }
  }
  try {
    const educatorId = String(form.get("teacher") ?? "") || null
    const outcome = await recordProgress(actor, halaqahId, { ...asked, day }, { lines, educatorId })
    if (outcome.ok) return { to: sheetAt(halaqahId, form, outcome.count) }
    return { status: 409, answer: await staleAnswer(actor, halaqahId, asked, outcome.stale, values, t) }
  } catch (thrown) {
    const refused = await refusedForm(thrown)
    return { status: refused.status, answer: { values, problems, seen: {}, refused } }
  }
}

/** The fields of one line that are read. */
const FIELDS = {
  tahsin: [...TELLING_FIELDS.tahsin, "result"],
  tahfidz: [...TELLING_FIELDS.tahfidz, "kind"],
  kitab: TELLING_FIELDS.kitab,
  ibadah: TELLING_FIELDS.ibadah,
  akhlak: TELLING_FIELDS.akhlak,
} as const

async function staleAnswer(
  actor: Actor,
  halaqahId: string,
  asked: LessonAsked,
  stale: readonly string[],
  values: QuickAnswered["values"],
  t: ReturnType<typeof translate>,
): Promise<QuickAnswered> {
  const { members } = await readLesson(db, actor, halaqahId, asked)
  const concerned = members.filter((member) => stale.includes(member.id))
  return {
    values,
    seen: Object.fromEntries(concerned.map((member) => [member.id, member.seen])),
    problems: concerned.map(({ id, name }) => ({
      santriId: id,
      name,
      field: "",
      text: t("progress:error.stale"),
    })),
  }
}

function told({ field, key, values }: LineProblem, t: ReturnType<typeof translate>) {
  return { field, text: t(key, values) }
}

function typedOf(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {}
  for (const name of new Set(form.keys()))
    values[name] = form.getAll(name).map((value) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL takes no NUL, and nobody types the others
      String(value).replace(/[\u0000-\u001f]/g, " "),
    )
  return values
}

/** The sheet again, with how many santri were saved. */
function sheetAt(halaqahId: string, form: FormData, saved: number): string {
  const search = new URLSearchParams()
  for (const name of ["day", "programme", "kitab", "mode"]) {
    const value = form.get(name)
    if (typeof value === "string" && value !== "") search.set(name, value)
  }
  search.set("saved", String(saved))
  return `${paths.quickEntry(halaqahId)}?${search}`
}
