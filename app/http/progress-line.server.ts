import { isDay, type Language } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { ENTRY_KINDS, type EntryKind, type ProgressEntry } from "#app/domain/progress-entry.ts"
import { IBADAH_RESULTS } from "#app/domain/progress-terms.ts"
import { type QuickSheet, readLine } from "#app/domain/quick-entry.ts"
import { notFound } from "#app/domain/refusal.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { readForm, readVersion } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { correctProgress, removeProgress } from "#app/services/correct-progress.server.ts"
import { readProgressLine } from "#app/services/read-progress-line.server.ts"
import { db } from "#db/client.server.ts"

/** What the form of a line shows after a post that changed nothing. */
export interface LineAnswered {
  values: Record<string, string>
  /** Field → what is wrong, in words. */
  errors: Record<string, string>
  /** Somebody saved in between: what stands there now, and its version. */
  current?: { text: string; version: number }
}

/** The kind that an address names. @throws 404 for none. */
export function requireEntryKind(name: string | undefined): EntryKind {
  const of = ENTRY_KINDS.find((one) => one === name)
  if (of === undefined) throw notFound()
  return of
}

/** Corrects or takes back a line of progress. */
export async function progressLineAction(
  actor: Actor,
  santriId: string,
  line: { of: EntryKind; id: string },
  request: Request,
  language: Language,
): Promise<{ to: string } | { to?: undefined; status: number; answer: LineAnswered }> {
  const form = await readForm(request)
  const t = translate(language)
  const values = Object.fromEntries(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL takes no NUL, and nobody types the others
    Object.entries(typedIn(form)).map(([name, text]) => [name, text.replace(/[\u0000-\u001f]/g, " ")]),
  )
  const shown = { ...line, version: readVersion(values.version) }
  const { sheet, entry } = await readProgressLine(db, actor, santriId, line, { language, t })
  const rejected = (errors: LineAnswered["errors"], status = 422) => ({ status, answer: { values, errors } })
  try {
    if (values.intent === "remove") {
      const outcome = await removeProgress(actor, santriId, shown)
      if (outcome.ok) return { to: `${paths.santriProgress(santriId)}?notice=removed` }
    } else {
      if (!isDay(values.day ?? "")) return rejected({ day: t("common:form.not-a-day") })
      const read = readCorrection(sheet, entry, values)
      if ("wrong" in read) return rejected({ [read.wrong.field]: t(read.wrong.key, read.wrong.values) })
      const outcome = await correctProgress(actor, santriId, shown, {
        day: values.day as string,
        note: (values.note ?? "").trim().slice(0, 500),
        said: read.said,
      })
      if (outcome.ok) return { to: `${paths.santriProgress(santriId)}?notice=saved` }
    }
  } catch (thrown) {
    const refused = await refusedForm(thrown)
    return rejected({ form: t(refused.key, refused.values) }, refused.status)
  }
  const now = await readProgressLine(db, actor, santriId, line, { language, t })
  const current = { text: `${now.view.text}`, version: now.view.version }
  return { status: 409, answer: { values, errors: {}, current } }
}

type Correction =
  | { said: ProgressEntry["said"] }
  | { wrong: { field: string; key: string; values: Record<string, string | number> } }

function readCorrection(sheet: QuickSheet, entry: ProgressEntry, values: Record<string, string>): Correction {
  const invalid = (field: string, key: string) => ({ wrong: { field, key, values: {} } })
  if (entry.of === "ibadah") {
    const result = IBADAH_RESULTS.find((one) => one === values.result)
    return result === undefined
      ? invalid("result", "common:form.invalid")
      : { said: { ...entry.said, result } }
  }
  const read = readLine(sheet, values, undefined)
  if (read.line === "wrong") return { wrong: read.problem }
  const [first] = read.line === "good" ? read.entries : []
  return first === undefined ? invalid("form", "progress:error.nothing") : { said: first.said }
}
