import { isFrozen } from "#app/domain/cycle-state.ts"
import { formatDay, type Language } from "#app/domain/dates.ts"
import { listItems, nodeLabel, text } from "#app/domain/instrument.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import type { Db } from "#db/client.server.ts"
import { listPositionTitles, listResponses, requireCycle } from "#db/queries/cycles.server.ts"

/** Who has which item, by component, and whom it can be given to. @throws 404, 403 */
export async function readAssignments(db: Db, actor: Actor, cycleId: string, language: Language) {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  authorise(actor, "item.assign", { unitId: cycle.unitId, cycleId })
  const [instrument, responses, positions] = await Promise.all([
    pinnedInstrument(db, scope, cycle),
    listResponses(db, scope, cycleId),
    listPositionTitles(db, cycle.unitId),
  ])
  const rows = new Map(responses.map((row) => [row.item, row]))
  const items = listItems(instrument, cycle.applicantKind)
  return {
    cycle: { id: cycleId, title: cycle.title, state: cycle.state },
    isFrozen: isFrozen(cycle.state),
    positions: positions.map(({ id, title }) => ({ value: id, label: title })),
    levels: instrument.scale.levels.map(({ value, name }) => ({
      value: String(value),
      label: `${value} ${text(name, language)}`,
    })),
    parts: instrument.components
      .map((component) => ({
        key: component.key,
        label: nodeLabel(component, language),
        items: items
          .filter((listed) => listed.component === component)
          .map(({ item }) => {
            const row = rows.get(item.key)
            return {
              key: item.key,
              label: nodeLabel(item, language),
              state: row?.status ?? ("belum" as const),
              position: row?.positionTitle ?? null,
              due: row?.dueDate == null ? null : formatDay(row.dueDate, language),
              target: row?.targetLevel ?? null,
            }
          }),
      }))
      .filter((part) => part.items.length > 0),
  }
}
