import { ImtihanForm, MOST_ASPECTS, markOf, type TypedResult } from "#app/domain/imtihan.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { LineProblem } from "#app/domain/typed-range.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { checkForm, readForm, readVersion } from "#app/http/parse-form.server.ts"
import { paths } from "#app/paths.ts"
import { addImtihan, recordResults } from "#app/services/record-imtihan.server.ts"

/** A form that changed nothing: what was typed, and what is wrong with it as translation keys. */
export interface ImtihanRefused {
  values: Record<string, string>
  /** Educators that were ticked. */
  chosen: string[]
  errors: Record<string, string>
}

/** Announces an examination. @returns where to go on, or the form's answer. */
export async function addImtihanAction(
  actor: Actor,
  halaqahId: string,
  request: Request,
): Promise<{ to: string } | { to?: undefined; answer: ImtihanRefused }> {
  const form = await readForm(request)
  const parsed = checkForm(form, ImtihanForm, ["educators"])
  const again = { values: typedIn(form), chosen: form.getAll("educators").map(String) }
  if (!parsed.ok) return { answer: { ...again, errors: parsed.errors } }
  let id = ""
  const refused = await formErrorOf(async () => {
    id = await addImtihan(actor, halaqahId, parsed.value)
  })
  if (refused !== undefined) return { answer: { ...again, errors: { form: refused } } }
  return { to: `${paths.imtihan(halaqahId, id)}?notice=created` }
}

/** A sheet that changed nothing. */
export interface ResultsRefused {
  values: Record<string, string>
  isStale: boolean
  /** Santri → the field of his line, and what is wrong with it. */
  problems: Record<string, LineProblem>
}

/** Saves the results of all santri on a sheet, whose fields are named `field.santri`. */
export async function resultsAction(
  actor: Actor,
  ids: { halaqahId: string; imtihanId: string },
  request: Request,
): Promise<{ to: string } | { to?: undefined; status: number; answer: ResultsRefused }> {
  const values = typedIn(await readForm(request))
  const typed = new Map<string, TypedResult>()
  const aspects = Math.min(Number(values.aspects) || 0, MOST_ASPECTS)
  for (const name of Object.keys(values)) {
    const [field, santriId = ""] = name.split(".")
    if (field !== "predicate" || santriId === "") continue
    const said = (which: string) => values[`${which}.${santriId}`] ?? ""
    typed.set(santriId, {
      marks: Array.from({ length: aspects }, (_, at) => said(markOf(at))),
      predicate: said("predicate"),
      note: said("note"),
      range: { surah: said("surah"), from: said("from"), to: said("to") },
    })
  }
  const version = readVersion(values.version)
  const outcome = await recordResults(actor, ids.halaqahId, ids.imtihanId, { version, typed }).catch(
    (thrown: unknown) => {
      // Who left while the sheet was open: the sheet has changed, and what was typed for all others stays.
      if (thrown instanceof Response && thrown.status === 422) return { ok: false, stale: true } as const
      throw thrown
    },
  )
  if (outcome.ok) return { to: `${paths.imtihan(ids.halaqahId, ids.imtihanId)}?notice=saved` }
  const problems = outcome.stale ? {} : Object.fromEntries(outcome.problems)
  return { status: outcome.stale ? 409 : 422, answer: { values, isStale: outcome.stale, problems } }
}
