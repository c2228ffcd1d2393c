import { dayIn, type Language } from "#app/domain/dates.ts"
import { listAllItems, text } from "#app/domain/instrument.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { instrumentOf } from "#app/services/pinned-instrument.server.ts"
import type { Db } from "#db/client.server.ts"
import { listApplicantsOf, listInstrumentContents } from "#db/queries/cycles.server.ts"
import { listCheckedContents } from "#db/queries/instruments.server.ts"
import { getTimeZone } from "#db/queries/units.server.ts"

/**
 * What the form of a new cycle offers: the installed instruments, and for the chosen one its scale and the
 * applicants it is for.
 * @throws 403 for who may open none, 404 for an unknown instrument.
 */
export async function readNewCycle(db: Db, actor: Actor, chosenId: string | undefined, language: Language) {
  const unitIds = unitsWhere(actor, "cycle.open")
  const [firstUnit] = unitIds
  if (firstUnit === undefined) throw refusal(403, "common:refusal.forbidden")
  const [rows, applicants, checked, timeZone] = await Promise.all([
    listInstrumentContents(db),
    listApplicantsOf(db, unitIds),
    listCheckedContents(db, unitIds),
    getTimeZone(db, firstUnit),
  ])
  const installed = rows.map((row) => ({ ...row, instrument: instrumentOf(row.contentHash, row.content) }))
  const found = installed.find(({ id }) => id === chosenId)
  if (chosenId !== undefined && found === undefined) throw notFound()
  const year = dayIn(new Date(), timeZone ?? "Asia/Jakarta").slice(0, 4)
  return {
    instruments: installed.map(({ id, version, contentHash, instrument }) => ({
      id,
      version,
      title: text(instrument.title, language),
      about: text(instrument.about, language),
      outcome: text(instrument.outcome.name, language),
      items: listAllItems(instrument).length,
      isVerified: instrument.status === "verified" || checked.has(contentHash),
    })),
    chosen:
      found === undefined
        ? null
        : {
            id: found.id,
            title: text(found.instrument.title, language),
            applicants: applicants
              .filter(({ kind }) => found.instrument.applicants.includes(kind))
              .map(({ id, name }) => ({ value: id, label: name })),
            levels: found.instrument.scale.levels.map(({ value, name }) => ({
              value: String(value),
              label: `${value} ${text(name, language)}`,
            })),
            defaults: {
              title: `${text(found.instrument.shortTitle, language)} ${year}`,
              periodFrom: `${year}-01-01`,
              periodTo: `${year}-12-31`,
              targetLevel: String(found.instrument.scale.defaultTarget),
            },
          },
  }
}
