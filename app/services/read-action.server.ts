import { isOpen, isToDo } from "#app/domain/action.ts"
import { formatDay, formatInstant, type Language } from "#app/domain/dates.ts"
import { evidenceCard } from "#app/domain/evidence-view.ts"
import { nodeLabel, requireItem } from "#app/domain/instrument.ts"
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts"
import { actionLine, sourceView } from "#app/services/action-lines.ts"
import { actionSubject } from "#app/services/change-action.server.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { holdersOn } from "#app/services/position-holders.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  type ActionRow,
  listActionHistory,
  listComments,
  listProofs,
  requireAction,
} from "#db/queries/actions.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { listSeen } from "#db/queries/evidence-sight.server.ts"
import { listPositions } from "#db/queries/positions.server.ts"

export type ActionView = Awaited<ReturnType<typeof readAction>>

/** Everything the page of an action shows. @throws 404, 403 */
export async function readAction(db: Db, actor: Actor, actionId: string, language: Language) {
  const row = await requireAction(db, actor, actionId)
  const { unitId } = row
  const [proofs, comments, history, positions, { today, timeZone }, label] = await Promise.all([
    listProofs(db, [actionId]),
    listComments(db, actionId),
    listActionHistory(db, actionId),
    listPositions(db, [unitId]),
    unitDay(db, unitId),
    itemLabel(db, actor, row, language),
  ])
  const [seen, holders] = await Promise.all([
    listSeen(
      db,
      actor,
      proofs.map(({ evidenceId }) => evidenceId),
    ),
    holdersOn(db, [unitId], today),
  ])
  const at = (instant: Date | null) => (instant === null ? null : formatInstant(instant, language, timeZone))
  const isProofHis = proofs.some(({ addedBy }) => addedBy === actor.userId)
  return {
    ...actionLine(actor, row, today, language),
    source: sourceView(actor, row, label),
    detail: row.detail,
    holder: holders.get(row.positionId ?? "") ?? null,
    outcome: row.outcome,
    submitted: row.submittedAt === null ? null : { by: row.submitterName ?? "", at: at(row.submittedAt) },
    reviewed:
      row.reviewedAt === null
        ? null
        : { by: row.reviewerName ?? "", at: at(row.reviewedAt), note: row.reviewNote },
    closedText: row.closedOn === null ? null : formatDay(row.closedOn, language),
    proofs: proofs.map((proof) => ({
      id: proof.id,
      code: proof.code,
      /** Where the reader may see the file. */
      card: seen.has(proof.evidenceId)
        ? evidenceCard({ ...proof, id: proof.evidenceId }, language, today)
        : null,
    })),
    comments: comments.map(({ at: written, ...comment }) => ({ ...comment, at: at(written) })),
    history: history.map(({ sequence, by, at: changed, verb, step }) => ({
      sequence,
      by,
      at: at(changed),
      step: step ?? verb.replace("action.", ""),
    })),
    version: row.version,
    typed: {
      title: row.title,
      detail: row.detail,
      positionId: row.positionId ?? "",
      dueDate: row.dueDate ?? "",
    } satisfies Record<string, string>,
    positions: positions.map(({ id, title }) => ({ value: id, label: title })),
    may: rightsOn(actor, row, isProofHis),
  }
}

function rightsOn(actor: Actor, row: ActionRow, isProofHis: boolean) {
  const subject = actionSubject(row)
  const work = isToDo(row.state) && can(actor, "action.work", subject)
  const review =
    row.state === "diajukan" && can(actor, "action.review", { ...subject, authorId: row.submittedBy })
  return {
    begin: work && row.state === "belum",
    handIn: work,
    prove: work,
    upload: work && can(actor, "evidence.add", { unitId: row.unitId }),
    review,
    approve: review && !isProofHis,
    edit: isOpen(row.state) && can(actor, "action.edit", subject),
    comment: can(actor, "action.comment", subject),
  }
}

async function itemLabel(db: Db, actor: Actor, { cycleId, item }: ActionRow, language: Language) {
  if (cycleId === null || item === null) return undefined
  const scope = scopeOf(actor)
  const instrument = await pinnedInstrument(db, scope, await requireCycle(db, scope, cycleId))
  return nodeLabel(requireItem(instrument, item).item, language)
}
