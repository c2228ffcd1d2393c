import { addDays, type Day } from "#app/domain/dates.ts"
import { saveGrant } from "#app/services/grant-membership.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getAccountByName } from "#db/queries/accounts.server.ts"
import { listUnitTree, unitsAbove } from "#db/queries/units.server.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { unit } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { seededRandom } from "#scripts/demo/random.ts"

/** Units of Korwil Jember where nothing else is asked for, the story's own among them. */
export const USUAL_UNITS = 7
/** Weeks of counts behind every sample unit. */
const WEEKS = 52
const UNITS_PER_KORWIL = 10
const KORWIL_PER_KANWIL = 7
/** Units written down in one change. */
const AT_ONCE = 20

interface Sample {
  name: string
  /** Share of the items that are ready by now. */
  share: number
  blocked: number
  unknown: number
  overdue: number
  /** Days since its last count, and until its visit. */
  age: number
  visitIn: number | null
}

/** Invented, down to the last figure. */
const NAMED: Sample[] = [
  { name: "Melati", share: 1, blocked: 0, unknown: 0, overdue: 0, age: 4, visitIn: 20 },
  { name: "Anggrek", share: 0.45, blocked: 1, unknown: 0, overdue: 3, age: 9, visitIn: 48 },
  { name: "Cempaka", share: 0.3, blocked: 0, unknown: 0, overdue: 5, age: 63, visitIn: 90 },
  { name: "Kenanga", share: 0.7, blocked: 0, unknown: 0, overdue: 1, age: 6, visitIn: 40 },
  { name: "Teratai", share: 0.55, blocked: 0, unknown: 1, overdue: 0, age: 12, visitIn: 75 },
  { name: "Dahlia", share: 0.15, blocked: 0, unknown: 0, overdue: 2, age: 2, visitIn: null },
]

type NewUnit = typeof unit.$inferInsert
type NewMark = typeof readinessMark.$inferInsert

/**
 * Adds sample units until the story's own and they are `count`: six beside it, the rest under sample offices of the
 * whole country, each with a year of weekly counts as its monthly files would have brought them.
 */
export async function addRegionSamples(ownUnitId: string, count: number, today: Day): Promise<void> {
  const offices = unitsAbove(await listUnitTree(db), ownUnitId)
  const [korwil] = offices
  const top = offices.at(-1)
  if (korwil === undefined || top === undefined) throw new Error("The story's unit has no office above it")
  const beside = NAMED.slice(0, Math.max(0, count - 1))
  await addUnits(
    beside.map((sample) => ({ parentId: korwil.id, sample })),
    today,
  )
  const more = count - 1 - beside.length
  if (more <= 0) return
  const below = await addOffices(top.id, Math.ceil(more / UNITS_PER_KORWIL))
  const samples = Array.from({ length: more }, (_, at) => ({
    parentId: below[Math.floor(at / UNITS_PER_KORWIL)] as string,
    sample: inventSample(at),
  }))
  await addUnits(samples, today)
  await showWholeCountry(top.id)
}

function inventSample(at: number): Sample {
  const random = seededRandom(at + 1)
  const share = random() < 0.1 ? 1 : random() * 0.95
  return {
    name: String(at + 1).padStart(3, "0"),
    share,
    blocked: share < 1 && random() < 0.15 ? 1 : 0,
    unknown: share < 1 && random() < 0.1 ? 1 : 0,
    overdue: share < 1 ? Math.floor(random() * 5) : 0,
    age: random() < 0.08 ? 60 + Math.floor(random() * 90) : Math.floor(random() * 28),
    visitIn: random() < 0.2 ? null : Math.floor(random() * 180),
  }
}

/** Sample offices below the top. @returns the ids of the lowest. */
async function addOffices(topId: string, count: number): Promise<string[]> {
  const rows: NewUnit[] = []
  const lowest: string[] = []
  let kanwilId = topId
  for (let at = 0; at < count; at++) {
    if (at % KORWIL_PER_KANWIL === 0) {
      const kanwil = newUnit("kanwil", `Kanwil Contoh ${at / KORWIL_PER_KANWIL + 1}`, topId)
      rows.push(kanwil)
      kanwilId = kanwil.id
    }
    const korwil = newUnit("korwil", `Korwil Contoh ${at + 1}`, kanwilId)
    rows.push(korwil)
    lowest.push(korwil.id)
  }
  await write(systemActor("demo"), "system.demo", { unitId: topId }, (tx) => tx.insert(unit, rows))
  return lowest
}

function newUnit(kind: NewUnit["kind"], name: string, parentId: string) {
  return {
    id: newId(),
    kind,
    name,
    shortName: name,
    parentId,
    timeZone: "Asia/Jakarta" as const,
    letterhead: { lines: [name.toUpperCase()], address: "Unit rekaan untuk peragaan", contact: "" },
    createdAt: new Date(),
  }
}

async function addUnits(samples: readonly { parentId: string; sample: Sample }[], today: Day): Promise<void> {
  for (let start = 0; start < samples.length; start += AT_ONCE) {
    const part = samples.slice(start, start + AT_ONCE).map(({ parentId, sample }) => ({
      row: newUnit("upt", `Lapas Contoh ${sample.name}`, parentId),
      sample,
    }))
    const marks = part.flatMap(({ row, sample }) => yearOf(row.id, sample, today))
    await write(systemActor("demo"), "system.demo", { unitId: part[0]?.row.id }, async (tx) => {
      await tx.insert(
        unit,
        part.map(({ row }) => row),
      )
      await tx.insert(readinessMark, marks)
    })
  }
}

/** A year of weekly counts that grow to what the sample has come to. */
function yearOf(unitId: string, sample: Sample, today: Day): NewMark[] {
  const cycleRef = newId()
  const items = 28
  return Array.from({ length: WEEKS }, (_, at): NewMark => {
    const weeksAgo = WEEKS - 1 - at
    const day = addDays(today, -sample.age - 7 * weeksAgo)
    const done = sample.share * (1 - weeksAgo / WEEKS)
    const ready = Math.floor(items * done)
    const submitted = Math.min(items - ready, weeksAgo % 3)
    const begun = Math.min(items - ready - submitted, Math.floor((items - ready) / 2))
    return {
      id: newId(),
      unitId,
      origin: "file",
      cycleRef,
      cycleTitle: "Pendaftaran pesantren (contoh)",
      instrumentKey: "kemenag-registrasi-pesantren",
      instrumentVersion: "1",
      day,
      dueDate: sample.visitIn === null ? null : addDays(today, sample.visitIn - 14),
      visitDate: sample.visitIn === null ? null : addDays(today, sample.visitIn),
      items,
      ready,
      approved: ready,
      submitted,
      belowTarget: begun,
      unanswered: items - ready - submitted - begun,
      blocked: sample.blocked,
      blockersUnknown: sample.unknown,
      urgent: sample.overdue,
      overdue: sample.overdue,
      unassigned: 0,
      withoutProof: begun,
      periods: 0,
      periodsCovered: 0,
      profile: { 0: items - ready - submitted - begun, 1: begun, 2: ready + submitted },
      components: [],
      takenAt: new Date(`${day}T05:00:00Z`),
    }
  })
}

/** The region's account sees all of them. */
async function showWholeCountry(topId: string): Promise<void> {
  const account = await getAccountByName(db, "wilayah")
  if (account === undefined) throw new Error('The demo has no account "wilayah"')
  await write(systemActor("demo"), "account.grant", { unitId: topId }, (tx) =>
    saveGrant(tx, account.id, {
      unitId: topId,
      role: "wilayah",
      subtree: true,
      cycleId: null,
      from: "2024-09-01",
      until: null,
    }),
  )
}
