import { and, eq } from "drizzle-orm"
import { type ImtihanForm, type ImtihanResult, readResult, type TypedResult } from "#app/domain/imtihan.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { ProgressKind } from "#app/domain/progress-terms.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { insertCompletions } from "#app/services/insert-progress.server.ts"
import { listProgrammeChoices } from "#app/services/level-names.server.ts"
import { readSheetOf } from "#app/services/read-imtihan.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { renewStandings } from "#app/services/write-standings.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listEducatorChoices } from "#db/queries/halaqah.server.ts"
import { getImtihan, type ImtihanRow, listPasses } from "#db/queries/imtihan.server.ts"
import { imtihan, imtihanExaminer, imtihanResult, levelCompletion } from "#db/schema/papers.ts"
import { type Tx, write } from "#db/write.server.ts"

/**
 * Announces an examination of a halaqah with its examiners.
 * @returns its id. @throws 404, 403; 422 for a day to come, for nobody who examines, and for an ustadz or level
 * that is not the unit's.
 */
export async function addImtihan(actor: Actor, halaqahId: string, form: ImtihanForm): Promise<string> {
  const { unitId } = (await requireHalaqah(db, actor, "imtihan.record", halaqahId)).halaqah
  const id = newId()
  await write(actor, "imtihan.record", { unitId, halaqahId, imtihanId: id }, async (tx) => {
    const { halaqah, now } = await requireHalaqah(tx, actor, "imtihan.record", halaqahId)
    if (form.day > now.day) throw refusal(422, "progress:error.day-to-come")
    const levels = (await listProgrammeChoices(tx, [unitId])).find(
      (one) => one.id === halaqah.programmeId,
    )?.levels
    if (form.level !== null && !levels?.some(({ number }) => number === form.level))
      throw refusal(422, "imtihan:error.level")
    const serving = await listEducatorChoices(tx, unitId, form.day)
    const educators = form.educators.map((educatorId) => {
      const found = serving.find((one) => one.id === educatorId)
      if (found === undefined) throw refusal(422, "imtihan:error.educator")
      return { educatorId, name: found.name, office: "" }
    })
    const examiners = [...educators, ...form.examiners.map((one) => ({ educatorId: null, ...one }))]
    if (examiners.length === 0) throw refusal(422, "imtihan:error.nobody")
    await tx.insert(imtihan, {
      ...{ id, unitId, halaqahId, programmeId: halaqah.programmeId },
      ...{ title: form.title, day: form.day, level: form.level, aspects: form.aspects },
      ...{ enteredBy: actor.userId, enteredAt: new Date() },
    })
    await tx.insert(
      imtihanExaminer,
      examiners.map((one, sort) => ({ id: newId(), unitId, imtihanId: id, sort, ...one })),
    )
  })
  return id
}

export type ResultsOutcome =
  | { ok: true }
  /** Somebody saved in between: nothing was changed. */
  | { ok: false; stale: true }
  /** Santri → what is wrong with his line: nothing was changed. */
  | { ok: false; stale: false; problems: Map<string, { aspect: number | null; key: string }> }

/**
 * Writes down what each santri earned: all lines, or none. Who passes has finished the examination's level; who
 * no longer passes has not, unless it was recorded otherwise or another examination says so. A blank line takes back what stood there.
 * @throws 404, 403; 422 for who is not on the sheet.
 */
export async function recordResults(
  actor: Actor,
  halaqahId: string,
  imtihanId: string,
  { version, typed }: { version: number; typed: ReadonlyMap<string, TypedResult> },
): Promise<ResultsOutcome> {
  const { unitId } = (await requireHalaqah(db, actor, "imtihan.record", halaqahId)).halaqah
  return write(
    actor,
    "imtihan.record",
    { unitId, halaqahId, imtihanId },
    async (tx): Promise<ResultsOutcome> => {
      const known = await requireHalaqah(tx, actor, "imtihan.record", halaqahId)
      const row = await getImtihan(tx, halaqahId, imtihanId)
      if (row === undefined) throw notFound()
      if (row.version !== version) return { ok: false, stale: true }
      const { people, grades, results } = await readSheetOf(tx, known, row)
      const problems = new Map<string, { aspect: number | null; key: string }>()
      const read = new Map<string, ImtihanResult | null>()
      for (const [santriId, said] of typed) {
        const person = people.find((one) => one.id === santriId)
        if (person === undefined) throw refusal(422, "progress:error.no-member")
        if (person.erasedAt !== null) continue
        const line = readResult(row.aspects, grades, said)
        if (line.is === "wrong") problems.set(santriId, line)
        else read.set(santriId, line.is === "good" ? line.result : null)
      }
      if (problems.size > 0) return { ok: false, stale: false, problems }
      for (const [santriId, result] of read) {
        const stored = results.get(santriId)
        if (result === null) {
          if (stored !== undefined) await tx.remove(imtihanResult, eq(imtihanResult.id, stored.id))
        } else if (stored === undefined) {
          const entered = { enteredBy: actor.userId, enteredAt: new Date() }
          await tx.insert(imtihanResult, { id: newId(), unitId, imtihanId, santriId, ...result, ...entered })
        } else if (!isSame(stored, result)) {
          const changed = { ...result, version: stored.version + 1 }
          await tx.update(imtihanResult, eq(imtihanResult.id, stored.id), changed)
        }
      }
      await tx.update(imtihan, eq(imtihan.id, imtihanId), { version: version + 1 })
      await settleLevels(tx, actor, { ...row, of: known.programme.progress }, read)
      return { ok: true }
    },
  )
}

function isSame(stored: ImtihanResult, result: ImtihanResult): boolean {
  return (["marks", "predicate", "passed", "note"] as const).every(
    (field) => JSON.stringify(stored[field]) === JSON.stringify(result[field]),
  )
}

/** The examination's level follows from who passes. */
async function settleLevels(
  tx: Tx,
  actor: Actor,
  { id, unitId, programmeId, level, day, of }: ImtihanRow & { of: ProgressKind },
  read: ReadonlyMap<string, ImtihanResult | null>,
): Promise<void> {
  if (level === null) return
  const passed = [...read].filter(([, result]) => result?.passed === true).map(([santriId]) => santriId)
  const failed = [...read.keys()].filter((santriId) => !passed.includes(santriId))
  const takenBack: string[] = []
  for (const santriId of failed) {
    const own = and(eq(levelCompletion.imtihanId, id), eq(levelCompletion.santriId, santriId))
    if ((await tx.remove(levelCompletion, own)).length > 0) takenBack.push(santriId)
  }
  const entered = { unitId, enteredBy: actor.userId, enteredAt: new Date() }
  const elsewhere = await listPasses(tx, { programmeId, level }, takenBack)
  const passes = [...passed.map((santriId) => ({ santriId, day, imtihanId: id })), ...elsewhere]
  const completions = passes.map((pass) => ({ ...pass, programmeId, level, onBehalfOfId: null }))
  await insertCompletions(tx, entered, of, completions)
  if (takenBack.length > 0) await renewStandings(tx, { unitId, of, programmeId }, takenBack)
}
