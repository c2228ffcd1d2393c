import type { Day } from "#app/domain/dates.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import { type BroughtView, readBrought } from "#app/services/brought-transcripts.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { type SantriLine, santriLines } from "#app/services/santri-lines.server.ts"
import type { Db } from "#db/client.server.ts"
import { getAccountById } from "#db/queries/accounts.server.ts"
import { getSeenEvidence } from "#db/queries/evidence-copies.server.ts"
import { listNumberViews, listStays } from "#db/queries/santri.server.ts"

export interface StayView {
  id: string
  version: number
  intake: string
  from: Day
  until: Day | null
  reason: string | null
  decisionNumber: string
  decisionOn: Day | null
  registeredElsewhere: boolean
}

export interface SantriPageView {
  line: SantriLine
  unitId: string
  version: number
  birthYear: number | null
  /** The latest first. */
  stays: StayView[]
  /** What he brought from other units. */
  brought: BroughtView[]
  /** Whether a stay may begin: none lasts. */
  canBegin: boolean
  photo: { id: string; code: string } | null
  /** How often the register number was shown in full; null to who may not see it so. */
  numberViews: { count: number; lastBy: string | null; lastAt: Date | null } | null
  today: Day
  timeZone: string
  may: {
    edit: boolean
    enrol: boolean
    seeNumber: boolean
    takePapers: boolean
    takeData: boolean
    erase: boolean
  }
}

/** Everything the page of one santri shows. @throws 404 out of scope, 403 for who may not see him. */
export async function readSantri(db: Db, actor: Actor, santriId: string): Promise<SantriPageView> {
  const { santri, subject, today, timeZone } = await requireSantri(db, actor, "santri.see", santriId)
  const seeNumber = can(actor, "santri.see-number", subject)
  const [[line], stays, brought, photo] = await Promise.all([
    santriLines(db, [santri], today),
    listStays(db, [santriId]),
    readBrought(db, santriId),
    santri.photoEvidenceId === null ? undefined : getSeenEvidence(db, actor, santri.photoEvidenceId),
  ])
  return {
    line: line as SantriLine,
    unitId: santri.unitId,
    version: santri.version,
    birthYear: santri.birthYear,
    stays: stays
      .toReversed()
      .map(
        ({ id, version, intake, from, until, reason, decisionNumber, decisionOn, registeredElsewhere }) => ({
          id,
          version,
          intake,
          from,
          until,
          reason,
          decisionNumber,
          decisionOn,
          registeredElsewhere,
        }),
      ),
    brought,
    canBegin: stays.every((stay) => stay.until !== null),
    photo: photo === undefined ? null : { id: photo.id, code: photo.code },
    numberViews: seeNumber ? await numberViews(db, santriId) : null,
    today,
    timeZone,
    may: {
      edit: can(actor, "santri.edit", subject) && santri.erasedAt === null,
      enrol: can(actor, "santri.enrol", subject) && santri.erasedAt === null,
      seeNumber,
      takePapers: can(actor, "paper.take", subject),
      takeData: can(actor, "santri.export", subject) && seeNumber,
      erase: can(actor, "santri.erase", subject) && stays.every((stay) => stay.until !== null),
    },
  }
}

async function numberViews(db: Db, santriId: string) {
  const views = await listNumberViews(db, santriId)
  const [last] = views
  const viewer = last === undefined ? undefined : await getAccountById(db, last.viewedBy)
  return { count: views.length, lastBy: viewer?.name ?? null, lastAt: last?.viewedAt ?? null }
}
