import { isFrozen, mayBeAmended } from "#app/domain/cycle-state.ts"
import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import { type Language, listItems, nodeLabel } from "#app/domain/instrument.ts"
import { type Actor, can, editionSeen, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import type { Db } from "#db/client.server.ts"
import { listAmendmentEntries, listAmendments, listSeenFiles } from "#db/queries/amendments.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { getLastSubmission } from "#db/queries/dossiers.server.ts"
import { listEvidence } from "#db/queries/evidence-library.server.ts"

/** How many codes the field for a file suggests. */
const SUGGESTED = 100

export type AmendmentView = Awaited<ReturnType<typeof readAmendments>>["amendments"][number]

/**
 * What was added to a cycle after it was handed in, the newest first. An outside assessor sees what was issued,
 * as his edition shows it. @throws 404, 403
 */
export async function readAmendments(db: Db, actor: Actor, cycleId: string, language: Language) {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  const subject = { unitId: cycle.unitId, cycleId }
  authorise(actor, "dossier.list", subject)
  const edition = editionSeen(actor, "dossier.list", subject)
  const safe = makeRedactor({ people: [] }, edition)
  const inside = can(actor, "dossier.issue-redacted", subject)
  const mayAmend = can(actor, "cycle.amend", subject) && mayBeAmended(cycle.state)
  const instrument = await pinnedInstrument(db, scope, cycle)
  const items = listItems(instrument, cycle.applicantKind).map(({ item }) => ({
    value: item.key,
    label: nodeLabel(item, language),
  }))
  const labels = new Map(items.map(({ value, label }) => [value, label]))
  const rows = (await listAmendments(db, cycleId)).filter(({ revision }) => inside || revision !== null)
  const entries = await listAmendmentEntries(db, cycleId)
  const files = await listSeenFiles(db, actor, [
    ...new Set(entries.flatMap((entry) => entry.evidenceId ?? [])),
  ])
  const last = await getLastSubmission(db, cycleId)
  return {
    cycle: { id: cycle.id, title: cycle.title, applicantName: cycle.applicantName, timeZone: cycle.timeZone },
    submitted: isFrozen(cycle.state) && last !== undefined,
    mayAmend,
    revision: last?.revision ?? 0,
    items,
    suggested: mayAmend && rows.at(-1)?.revision === null ? await suggestFiles(db, actor, cycle.unitId) : [],
    amendments: rows
      .map((row) => ({
        number: row.number,
        revision: row.revision,
        version: row.version,
        reason: safe(row.reason),
        by: inside ? (row.issuedByName ?? row.openedByName) : null,
        at: (row.issuedAt ?? row.openedAt).toISOString(),
        entries: entries
          .filter(({ amendmentId }) => amendmentId === row.id)
          .map(({ id, item, text, evidenceId, label, pageFrom, pageTo }) => {
            const file = evidenceId === null ? null : files.get(evidenceId)
            return {
              id,
              item,
              itemLabel: labels.get(item) ?? item,
              text: safe(text),
              // Titles and labels tell what stands in a file: who does not see it reads its code alone.
              file: file && {
                id: file.seen ? file.id : null,
                code: file.code,
                title: file.seen ? safe(file.title) : "",
              },
              label: file?.seen ? safe(label) : "",
              pageFrom,
              pageTo,
            }
          }),
      }))
      .reverse(),
  }
}

async function suggestFiles(db: Db, actor: Actor, unitId: string) {
  const { rows } = await listEvidence(db, actor, { unitId }, 1, SUGGESTED)
  return rows.filter((row) => row.standsForId === null).map(({ code, title }) => ({ code, title }))
}
