import { type CheckFacts, type CheckHit, type CheckName, runChecks } from "#app/domain/cycle-checks.ts"
import type { Language } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { nodeLabel, requireItem } from "#app/domain/instrument.ts"
import { type Actor, can, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { paths } from "#app/paths.ts"
import { type JudgedCycle, judgeCycle } from "#app/services/read-cycle.server.ts"
import type { Db } from "#db/client.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"

export interface CheckView {
  check: CheckName
  hits: {
    /** The file it is about, and where it is mended. */
    file: { text: string; to: string } | null
    items: { key: string; label: string; to: string }[]
  }[]
}

/** What the rules found in a cycle, each with the place to mend it. @throws 404, 403 */
export async function readCycleChecks(db: Db, actor: Actor, cycleId: string, language: Language) {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  authorise(actor, "readiness.see", { unitId: cycle.unitId, cycleId })
  const judged = await judgeCycle(db, scope, cycle)
  return {
    cycle: { id: cycleId, title: cycle.title },
    mayMake: can(actor, "action.create", { unitId: cycle.unitId }),
    checks: runChecks(checkFacts(judged)).map(
      ({ check, hits }): CheckView => ({ check, hits: hits.map((hit) => hitView(hit, judged, language)) }),
    ),
  }
}

/** How many places the rules point at. */
export function countFindings(judged: JudgedCycle): number {
  return runChecks(checkFacts(judged)).reduce((sum, { hits }) => sum + hits.length, 0)
}

function checkFacts({ cycle, all, links, readiness }: JudgedCycle): CheckFacts {
  const order = new Map(readiness.items.map(({ item }, at) => [item, at]))
  return {
    period: { from: cycle.periodFrom, to: cycle.periodTo },
    goal: cycle.visitDate ?? cycle.dueDate,
    answers: [...all].sort((a, b) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0)),
    links,
    readiness,
  }
}

function hitView(hit: CheckHit, { cycle, instrument, links }: JudgedCycle, language: Language) {
  const link = links.find(({ evidenceId }) => evidenceId === hit.evidenceId)
  return {
    file:
      link === undefined
        ? null
        : { text: `${evidenceCode(link.number)} ${link.title}`, to: paths.evidence(link.evidenceId) },
    items: hit.items.map((key) => ({
      key,
      label: nodeLabel(requireItem(instrument, key).item, language),
      to: paths.item(cycle.id, key),
    })),
  }
}
