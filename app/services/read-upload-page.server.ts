import type { Language } from "#app/domain/dates.ts"
import { type EvidenceCard, evidenceCard } from "#app/domain/evidence-view.ts"
import { nodeLabel, requireItem } from "#app/domain/instrument.ts"
import { type Actor, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { requirePlace } from "#app/services/add-uploads.server.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { requireEvidence, summarise } from "#db/queries/evidence.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export interface UploadPageView {
  /** The item that new files are linked to, if the page was opened from one. */
  target: { cycleId: string; cycleTitle: string; item: string; itemLabel: string } | null
  /** The file that the new one takes the place of. */
  supersedes: { id: string; code: string; title: string } | null
  /** Where the files belong; one unit alone is no choice. */
  units: { value: string; label: string }[]
  /** What was just taken in. */
  added: EvidenceCard[]
  /** What was just sent and had been there before. */
  known: EvidenceCard[]
  /** Among what was known, files of others that the actor does not see. */
  unseen: number
}

interface UploadPlace {
  cycle?: string | undefined
  item?: string | undefined
  supersedes?: string | undefined
  added: readonly string[]
  known: readonly string[]
}

/** What the page for new files shows. @throws 403, 404, 409 where the actor may add none there. */
export async function readUploadPage(
  db: Db,
  actor: Actor,
  place: UploadPlace,
  language: Language,
): Promise<UploadPageView> {
  const { unitId, link } = await requirePlace(actor, { ...place, unit: undefined, hint: undefined })
  const { today } = await unitDay(db, unitId)
  async function cards(ids: readonly string[]) {
    const rows = await Promise.all(ids.map((id) => getSeen(db, actor, id)))
    return rows.flatMap((row) => (row === undefined ? [] : evidenceCard(summarise(row), language, today)))
  }
  const known = await cards(place.known)
  const older =
    place.supersedes === undefined ? undefined : await requireEvidence(db, actor, place.supersedes)
  const units = link === undefined ? await listUnits(db, unitsWhere(actor, "evidence.add")) : []
  return {
    target: link === undefined ? null : await readTarget(db, actor, link.cycleId, link.item, language),
    supersedes: older === undefined ? null : summarise(older),
    units: units.length > 1 ? units.map(({ id, name }) => ({ value: id, label: name })) : [],
    added: await cards(place.added),
    known,
    unseen: place.known.length - known.length,
  }
}

/** What was sent may be known from another office's file, which this actor does not see. */
async function getSeen(db: Db, actor: Actor, id: string) {
  try {
    return await requireEvidence(db, actor, id)
  } catch (thrown) {
    if (thrown instanceof Response) return undefined
    throw thrown
  }
}

async function readTarget(db: Db, actor: Actor, cycleId: string, key: string, language: Language) {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  const { item } = requireItem(await pinnedInstrument(db, scope, cycle), key)
  return { cycleId, cycleTitle: cycle.title, item: key, itemLabel: nodeLabel(item, language) }
}
