import type { TFunction } from "i18next"
import { addDays, type Day } from "#app/domain/dates.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { nextRamadan } from "#app/domain/ramadan.ts"
import { refusal } from "#app/domain/refusal.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listSpans, type StoredSpan } from "#db/queries/calendar.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

/** How many Ramadan to come are proposed. */
const PROPOSED = 2

/**
 * The spans on the calendars of the actor's units as their forms show them, and the next Ramadan that are not on one
 * yet, to be confirmed. `unit` says whose they are where there are several. @throws 403
 */
export async function readSpans(db: Db, actor: Actor, t: TFunction) {
  const unitIds = unitsWhere(actor, "calendar.edit")
  if (unitIds.length === 0) throw refusal(403, "common:refusal.forbidden")
  const units = (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName }))
  const nameOf = (id: string) =>
    units.length === 1 ? "" : (units.find((unit) => unit.id === id)?.shortName ?? "")
  const spans = await listSpans(db, unitIds)
  const proposals: Record<string, string>[] = []
  for (const { id: unitId } of units) {
    const own = spans.filter((span) => span.unitId === unitId)
    const { today } = await unitDay(db, unitId)
    for (const ramadan of proposedRamadan(own, today, t))
      proposals.push({ ...ramadan, unitId, unit: nameOf(unitId) })
  }
  return {
    units,
    spans: spans.map((span) => ({
      id: span.id,
      unit: nameOf(span.unitId),
      version: span.version,
      typed: typedSpan(span),
    })),
    proposals,
  }
}

function proposedRamadan(spans: readonly StoredSpan[], today: Day, t: TFunction) {
  const proposals = []
  for (let at = 0, after = today; at < PROPOSED; at++) {
    const { from, to, hijriYear } = nextRamadan(after)
    const isKnown = spans.some((span) => span.kind === "ramadan" && span.from <= to && from <= span.until)
    const title = t("calendar:spans.ramadan", { year: hijriYear })
    if (!isKnown) proposals.push({ kind: "ramadan", title, from, until: to })
    after = addDays(to, 1)
  }
  return proposals
}

/** A span as its form shows it. */
export function typedSpan({ kind, title, from, until, hijriShift }: StoredSpan): Record<string, string> {
  return { kind, title, from, until, hijriShift: hijriShift === null ? "" : String(hijriShift) }
}
