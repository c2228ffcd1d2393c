import type { Instrument } from "#app/domain/instrument.ts"
import { readPinnedInstrument } from "#app/domain/parse-instrument.ts"
import type { Scope } from "#app/domain/permissions.ts"
import type { Db } from "#db/client.server.ts"
import { requireInstrumentContent } from "#db/queries/cycles.server.ts"

/** Parsed instruments by content hash: what has a hash never changes, so it is read and checked once. */
const parsed = new Map<string, Instrument>()
const MOST_KEPT = 50

/** The instrument of a cycle, parsed from the copy it pinned. The value is shared: read only. */
export async function pinnedInstrument(
  db: Db,
  scope: Scope,
  cycle: { id: string; instrumentHash: string },
): Promise<Instrument> {
  return (
    parsed.get(cycle.instrumentHash) ??
    remember(cycle.instrumentHash, await requireInstrumentContent(db, scope, cycle.id))
  )
}

/** An instrument from its canonical content, parsed once per hash. */
export function instrumentOf(contentHash: string, content: string): Instrument {
  return parsed.get(contentHash) ?? remember(contentHash, content)
}

function remember(contentHash: string, content: string): Instrument {
  const instrument = readPinnedInstrument(content)
  if (parsed.size >= MOST_KEPT) parsed.clear()
  parsed.set(contentHash, instrument)
  return instrument
}
