import type { TFunction } from "i18next"
import { addDays } from "#app/domain/dates.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { nextRamadan } from "#app/domain/ramadan.ts"
import { refusal } from "#app/domain/refusal.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listSpans, type StoredSpan } from "#db/queries/calendar.server.ts"

/** How many Ramadan to come are proposed. */
const PROPOSED = 2

/**
 * The spans of a unit's calendar as their forms show them, and the next Ramadan that are not on it yet, to be
 * confirmed. @throws 403
 */
export async function readSpans(db: Db, actor: Actor, t: TFunction) {
  const [unitId] = unitsWhere(actor, "calendar.edit")
  if (unitId === undefined) throw refusal(403, "common:refusal.forbidden")
  const spans = await listSpans(db, [unitId])
  const { today } = await unitDay(db, unitId)
  const proposals: Record<string, string>[] = []
  for (let at = 0, after = today; at < PROPOSED; at++) {
    const { from, to, hijriYear } = nextRamadan(after)
    const isKnown = spans.some((span) => span.kind === "ramadan" && span.from <= to && from <= span.until)
    const title = t("calendar:spans.ramadan", { year: hijriYear })
    if (!isKnown) proposals.push({ kind: "ramadan", title, from, until: to })
    after = addDays(to, 1)
  }
  return {
    spans: spans.map((span) => ({ id: span.id, version: span.version, typed: typedSpan(span) })),
    proposals,
  }
}

/** A span as its form shows it. */
export function typedSpan({ kind, title, from, until, hijriShift }: StoredSpan): Record<string, string> {
  return { kind, title, from, until, hijriShift: hijriShift === null ? "" : String(hijriShift) }
}
