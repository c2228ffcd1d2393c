import { chooseCopy } from "#app/domain/black-out.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Day } from "#app/domain/dates.ts"
import { judgeSnapshot } from "#app/domain/dossier-context.ts"
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type Snapshot } from "#app/domain/dossier-snapshot.ts"
import { listAllItems } from "#app/domain/instrument.ts"
import type { Scope } from "#app/domain/permissions.ts"
import { listNamed } from "#app/domain/pseudonyms.ts"
import { registerTexts } from "#app/domain/snapshot-registers.ts"
import { visitTexts } from "#app/domain/snapshot-visits.ts"
import { gatherRegisters } from "#app/services/gather-registers.server.ts"
import { gatherVisits } from "#app/services/gather-visits.server.ts"
import { instrumentOf } from "#app/services/pinned-instrument.server.ts"
import { countCommunity, countFigures } from "#app/services/read-figures.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  listHoleExplanations,
  listResponses,
  requireCycle,
  requireInstrumentContent,
} from "#db/queries/cycles.server.ts"
import { listSigners, requireLetterheads } from "#db/queries/dossiers.server.ts"
import { type EvidenceCopy, listCopies } from "#db/queries/evidence-copies.server.ts"
import { listCycleEvidence } from "#db/queries/evidence-links.server.ts"
import { getInstrumentCheck } from "#db/queries/instruments.server.ts"
import { listEducators } from "#db/queries/registers.server.ts"
import { listSantriNames } from "#db/queries/retention.server.ts"
import { listStaysIn } from "#db/queries/santri.server.ts"

/**
 * Everything a dossier of this cycle says, as it is now, in an order that depends on the data alone. Give it
 * the transaction of a `write`, so that all of it is of one moment. Santri and educators named in its texts, or in `alsoSaid`, are
 * listed with their pseudonyms.
 */
export async function gatherSnapshot(
  db: Db,
  scope: Scope,
  cycleId: string,
  today: Day,
  alsoSaid: readonly string[] = [],
): Promise<Snapshot> {
  const cycle = await requireCycle(db, scope, cycleId)
  const content = instrumentOf(cycle.instrumentHash, await requireInstrumentContent(db, scope, cycleId))
  const check = await getInstrumentCheck(db, cycle.unitId, cycle.instrumentHash)
  const place = new Map(listAllItems(content).map(({ item, position }) => [item.key, position]))
  const byItem = <T extends { item: string }>(rows: T[]) =>
    rows.sort((a, b) => (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0))
  const linked = byItem(await listCycleEvidence(db, cycleId))
  const responses = byItem(await listResponses(db, scope, cycleId))
  const explanations = byItem(await listHoleExplanations(db, scope, cycleId))
  const { figures, itemFigures } = await countFigures(db, scope, cycle, content, today)
  const files = new Map(linked.map((link) => [link.evidenceId, link]))
  const copies = await listCopies(db, [...files.keys()])
  const registers = await gatherRegisters(db, cycle.unitId, today)
  const community = {
    figures: await countCommunity(db, cycle, today),
    stays: await listStaysIn(db, cycle.unitId, { from: cycle.periodFrom, to: cycle.periodTo }),
  }
  const visits = await gatherVisits(db, cycle.unitId)
  const texts = [
    ...alsoSaid,
    cycle.title,
    ...responses.flatMap((row) => [row.narrative, row.gapReason]),
    ...linked.flatMap(({ label, title }) => [label, title]),
    ...[...copies.values()].flat().map(({ title }) => title),
    ...explanations.map(({ reason }) => reason),
    ...figures.map(({ source }) => source),
    ...(registers === undefined ? [] : registerTexts(registers)),
    ...(visits === undefined ? [] : visitTexts(visits)),
  ]
  const data: Omit<Snapshot, "judgement"> = {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    ...(await requireLetterheads(db, cycleId)),
    signers: await listSigners(db, cycle.unitId, today),
    cycle: {
      id: cycle.id,
      title: cycle.title,
      targetLevel: cycle.targetLevel,
      periodFrom: cycle.periodFrom,
      periodTo: cycle.periodTo,
      dueDate: cycle.dueDate,
      visitDate: cycle.visitDate,
    },
    instrument: {
      id: cycle.instrumentKey,
      version: cycle.instrumentVersion,
      sha256: cycle.instrumentHash,
      content,
      check: check
        ? {
            checkedBy: check.checkedBy,
            office: check.office,
            checkedOn: check.checkedOn,
            primaryText: check.primaryText,
          }
        : null,
    },
    responses: responses.map((row) => ({
      item: row.item,
      level: row.level,
      notApplicable: row.notApplicable,
      narrative: row.narrative,
      gapReason: row.gapReason,
      status: row.status,
      position: row.positionTitle,
      dueDate: row.dueDate,
      targetLevel: row.targetLevel,
      authorId: row.authorId,
      reviewerId: row.reviewerId,
    })),
    links: linked.map((link) => ({
      item: link.item,
      evidence: link.evidenceId,
      hint: link.hint,
      label: link.label,
      pageFrom: link.pageFrom,
      pageTo: link.pageTo,
    })),
    evidence: [...files.values()]
      .map((file) => evidenceOf({ ...file, id: file.evidenceId }, copies.get(file.evidenceId)))
      .sort((a, b) => a.number - b.number),
    explanations: explanations.map(({ item, hint, period, reason }) => ({ item, hint, period, reason })),
    figures,
    ...(itemFigures.length === 0 ? {} : { itemFigures: byItem(itemFigures) }),
    ...(registers === undefined ? {} : { registers }),
    ...(community.figures.length === 0 ? {} : { community }),
    ...(visits === undefined ? {} : { visits }),
    people: [
      ...listNamed("santri", await listSantriNames(db, cycle.unitId), texts),
      ...listNamed("educator", await listEducators(db, [cycle.unitId]), texts),
    ],
  }
  const readiness = judgeSnapshot(data, { ...data.cycle, today })
  return {
    ...data,
    judgement: readiness.items.map(({ item, ready, reasons }) => ({
      item,
      ready,
      reasons: reasons.map((reason) => canonicalJson(reason)),
    })),
  }
}

/** A file as a snapshot keeps it. */
export function evidenceOf(
  file: Omit<Snapshot["evidence"][number], "copy">,
  copies: readonly EvidenceCopy[] | undefined,
): Snapshot["evidence"][number] {
  return {
    id: file.id,
    number: file.number,
    sha256: file.sha256,
    size: file.size,
    mediaType: file.mediaType,
    title: file.title,
    kind: file.kind,
    periodFrom: file.periodFrom,
    periodTo: file.periodTo,
    validUntil: file.validUntil,
    sensitivity: file.sensitivity,
    pages: file.pages,
    copy: copyOf(copies),
  }
}

/** The copy that stands for a file in the redacted edition. */
function copyOf(copies: readonly EvidenceCopy[] = []) {
  const copy = chooseCopy(copies)
  if (copy === undefined) return null
  const { id, number, title, sha256, size, mediaType, pages } = copy
  return { id, number, title, sha256, size, mediaType, pages }
}
