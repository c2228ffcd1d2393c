import type { Language } from "#app/domain/dates.ts"
import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import type { FilterQuery } from "#app/domain/evidence-form.ts"
import { type EvidenceCard, evidenceCard } from "#app/domain/evidence-view.ts"
import { type Actor, canSomewhere, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { itemLabels } from "#app/services/read-evidence.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listCycles } from "#db/queries/cycles.server.ts"
import { type EvidenceFilter, listEvidence } from "#db/queries/evidence-library.server.ts"
import { listSeenWhole } from "#db/queries/evidence-sight.server.ts"

export interface LibraryRow {
  card: EvidenceCard
  /** Labels of the items it proves, of those the actor may see. */
  uses: string[]
}

export interface LibraryView {
  rows: LibraryRow[]
  total: number
  page: number
  pages: number
  cycles: { id: string; title: string }[]
  /** Items of the cycle that the filter names. */
  items: { key: string; label: string }[]
  mayAdd: boolean
}

/** One page of the library under a filter. @throws 403 for who may list no evidence. */
export async function readLibrary(
  db: Db,
  actor: Actor,
  query: FilterQuery,
  language: Language,
): Promise<LibraryView> {
  if (!canSomewhere(actor, "evidence.list")) throw refusal(403, "common:refusal.forbidden")
  const [found, cycles] = await Promise.all([
    listEvidence(db, actor, filterOf(query), query.page),
    listCycles(db, scopeOf(actor)),
  ])
  const labels = await itemLabels(db, actor, cycles, language)
  const whole = await listSeenWhole(
    db,
    actor,
    found.rows.map((row) => row.id),
  )
  const redact = makeRedactor({ people: [] }, "redacted")
  const today = new Map<string, string>()
  for (const unitId of new Set(found.rows.map((row) => row.unitId))) {
    today.set(unitId, (await unitDay(db, unitId)).today)
  }
  const chosen = query.cycle === undefined ? undefined : labels.get(query.cycle)
  return {
    rows: found.rows.map((row) => ({
      card: evidenceCard(
        whole.has(row.id) ? row : { ...row, title: redact(row.title) },
        language,
        today.get(row.unitId) as string,
      ),
      uses: row.links.flatMap(({ cycleId, item }) => labels.get(cycleId)?.get(item) ?? []),
    })),
    total: found.total,
    page: found.page,
    pages: found.pages,
    cycles: cycles.map(({ id, title }) => ({ id, title })),
    items: [...(chosen ?? [])].map(([key, label]) => ({ key, label })),
    mayAdd: unitsWhere(actor, "evidence.add").length > 0,
  }
}

/** A filter as the query understands it. An item is one of a cycle: alone it means nothing. */
export function filterOf(query: FilterQuery): EvidenceFilter {
  return {
    search: query.q,
    kind: query.kind,
    periodFrom: query.from,
    periodTo: query.to,
    sensitivity: query.sensitivity,
    unlinked: query.used === "no",
    cycleId: query.cycle,
    item: query.cycle === undefined ? undefined : query.item,
  }
}
