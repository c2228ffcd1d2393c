import type { TFunction } from "i18next"
import { ACTION_TITLE_LENGTH } from "#app/domain/action.ts"
import type { CheckName } from "#app/domain/cycle-checks.ts"
import type { Language } from "#app/domain/dates.ts"
import { nodeLabel, requireItem } from "#app/domain/instrument.ts"
import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { type SourceView, seesChecks } from "#app/services/action-lines.ts"
import { type ActionSource, requireActionUnit } from "#app/services/create-action.server.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import type { Db } from "#db/client.server.ts"
import { requireCycle, requireResponse } from "#db/queries/cycles.server.ts"
import { listPositions } from "#db/queries/positions.server.ts"
import { requireDirection, requireVisit } from "#db/queries/visits.server.ts"

interface Words {
  language: Language
  t: TFunction
}

/** What a new action starts from: its source in words, and what its form holds at first. @throws 404, 403 */
export async function readNewAction(db: Db, actor: Actor, source: ActionSource | undefined, words: Words) {
  const from = source ?? ownSource(actor)
  const unitId = await requireActionUnit(actor, from)
  const [positions, told] = await Promise.all([
    listPositions(db, [unitId]),
    describeSource(db, actor, from, words),
  ])
  return {
    ...told,
    positions: positions.map(({ id, title }) => ({ value: id, label: title })),
  }
}

/** The source of an action that comes from nothing but the unit. @throws 403 */
export function ownSource(actor: Actor): ActionSource {
  const [unitId] = unitsWhere(actor, "action.create")
  if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
  return { origin: "own", unitId }
}

async function describeSource(
  db: Db,
  actor: Actor,
  source: ActionSource,
  { language, t }: Words,
): Promise<{ source: SourceView; typed: Record<string, string> }> {
  const scope = scopeOf(actor)
  const none = { origin: source.origin, direction: null, item: null, toChecks: false }
  const typed = { title: "", detail: "", positionId: "", dueDate: "" }
  if (source.origin === "direction") {
    const row = await requireDirection(db, scope.unitIds, source.directionId)
    const visit = row.visitId === null ? undefined : await requireVisit(db, scope.unitIds, row.visitId)
    const direction = {
      number: row.number,
      text: row.text,
      visitTitle: visit?.title ?? "",
      visitId: row.visitId,
    }
    return { source: { ...none, direction }, typed: { ...typed, dueDate: row.dueDate ?? "" } }
  }
  if (!("cycleId" in source)) return { source: none, typed }
  const { cycleId, item: key } = source
  const cycle = await requireCycle(db, scope, cycleId)
  const response = await requireResponse(db, scope, cycleId, key)
  const label = nodeLabel(requireItem(await pinnedInstrument(db, scope, cycle), key).item, language)
  const toChecks = source.origin === "finding" && seesChecks(actor, cycle)
  return {
    source: { ...none, item: { cycleId, cycleTitle: cycle.title, key, label, isSeen: true }, toChecks },
    typed: {
      ...typed,
      title: source.origin === "finding" ? findingTitle(t, source.check, label) : "",
      positionId: response.positionId ?? "",
      dueDate: response.dueDate ?? "",
    },
  }
}

/** What a check says, and the item it says it of. */
function findingTitle(t: TFunction, check: CheckName, item: string): string {
  const words = { check: t(`readiness:check.${check}.title`), item }
  return t("action:new.finding-title", words).slice(0, ACTION_TITLE_LENGTH)
}
