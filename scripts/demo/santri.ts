import { eq } from "drizzle-orm"
import { addDays, type Day, daysBetween } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { ProgressKind } from "#app/domain/progress-terms.ts"
import type { Institution, LeavingReason } from "#app/domain/register-terms.ts"
import { insertSantri, type NewStay } from "#app/services/insert-santri.server.ts"
import { takeNumbers } from "#app/services/take-number.server.ts"
import { newId } from "#db/ids.ts"
import { educator } from "#db/schema/educators.ts"
import { halaqah, halaqahMember, halaqahTeacher, timetableSlot } from "#db/schema/halaqah.ts"
import { programme } from "#db/schema/programmes.ts"
import { type Tx, write } from "#db/write.server.ts"
import { seededRandom } from "#scripts/demo/random.ts"
import type { Account } from "#scripts/demo/story.ts"

/** The first day of the story's lessons; they end on the last day of its second year, or today if that is earlier. */
export const LESSONS_FROM: Day = "2025-01-06"
const LESSONS_TO: Day = "2026-12-31"

const SANTRI = 180
/** Intakes, and how many of the santri came with each. */
const INTAKES = [
  { name: "2025/1", from: "2025-01-06", count: 60 },
  { name: "2025/2", from: "2025-07-07", count: 45 },
  { name: "2026/1", from: "2026-01-05", count: 40 },
  { name: "2026/2", from: "2026-07-06", count: 35 },
]
/** Every so many santri leave and come again. */
const RETURNS_EVERY = 22

interface SampleHalaqah {
  name: string
  progress: ProgressKind
  ustadz: { name: string; institution: Institution; institutionName: string; account?: Account }
  /** Monday is 1. */
  weekdays: number[]
  startsAt: string
  endsAt: string
}

/** In the order a santri passes through them; the last two are one step. */
export const HALAQAH: SampleHalaqah[] = [
  {
    name: "Pasolatan",
    progress: "ibadah",
    ustadz: { name: "Ustadz Contoh 1", institution: "own", institutionName: "" },
    weekdays: [1, 4],
    startsAt: "08:00",
    endsAt: "09:30",
  },
  {
    name: "Iqra 1–3",
    progress: "tahsin",
    ustadz: { name: "Ustadz Contoh 2", institution: "kemenag", institutionName: "Kankemenag (contoh)" },
    weekdays: [1, 2, 3, 4],
    startsAt: "09:45",
    endsAt: "11:00",
  },
  {
    name: "Iqra 4–6",
    progress: "tahsin",
    ustadz: { name: "Ustadz Contoh 3", institution: "kemenag", institutionName: "Kankemenag (contoh)" },
    weekdays: [1, 2, 3, 4],
    startsAt: "13:00",
    endsAt: "14:15",
  },
  {
    name: "Al-Qur'an A",
    progress: "tahfidz",
    ustadz: {
      name: "Ustadz halaqah (contoh)",
      institution: "partner",
      institutionName: "Pesantren mitra (contoh)",
      account: "pengajar",
    },
    weekdays: [1, 2, 3, 4, 6],
    startsAt: "15:30",
    endsAt: "17:00",
  },
  {
    name: "Al-Qur'an B",
    progress: "tahfidz",
    ustadz: { name: "Ustadz Contoh 5", institution: "own", institutionName: "" },
    weekdays: [1, 2, 3, 4, 6],
    startsAt: "15:30",
    endsAt: "17:00",
  },
  {
    name: "Kitab",
    progress: "kitab",
    ustadz: { name: "Ustadz Contoh 6", institution: "partner", institutionName: "Pesantren mitra (contoh)" },
    weekdays: [2, 5],
    startsAt: "19:00",
    endsAt: "20:00",
  },
]

export interface StoryHalaqah {
  id: string
  programmeId: string
  educatorId: string
  sample: SampleHalaqah
}

/** Where somebody learned, from when to when; `until` is null while he does. */
export interface StoryPlace {
  santriId: string
  halaqahId: string
  from: Day
  until: Day | null
}

/** Who learns where: what the lessons of the story are made from. */
export interface SantriStory {
  halaqah: StoryHalaqah[]
  places: StoryPlace[]
  /** The last day lessons are made for. */
  until: Day
}

/** Fills the register: samples that come, leave and return over two years, and six halaqah they learn in. */
export async function addSantriStory(
  coordinator: Actor,
  unitId: string,
  { today, accounts }: { today: Day; accounts: Partial<Record<Account, string>> },
): Promise<SantriStory> {
  const until = today < LESSONS_TO ? today : LESSONS_TO
  const random = seededRandom(20_250_106)
  const entries = Array.from({ length: SANTRI }, (_, at) => sampleSantri(at, until, random))
  return write(coordinator, "santri.import", { unitId }, async (tx) => {
    const ids = await insertSantri(tx, { unitId, enteredBy: coordinator.userId, entries })
    const groups = await addHalaqah(tx, coordinator, unitId, accounts)
    const places = entries.flatMap((entry, at) =>
      entry.stays.flatMap((stay) => placesOf(ids[at] as string, stay, { at, groups, until, random })),
    )
    await tx.insert(
      halaqahMember,
      places.map((place) => ({ ...place, id: newId(), unitId })),
    )
    return { halaqah: groups, places, until }
  })
}

function sampleSantri(at: number, end: Day, random: () => number) {
  const number = String(at + 1).padStart(3, "0")
  const intake = intakeOf(at)
  const from = addDays(intake.from, Math.floor(random() * 12))
  const terms = { intake: intake.name, registeredElsewhere: false, until: null, reason: null }
  const decided = (day: Day) => ({
    decisionNumber: `CONTOH-${day.slice(5, 7)}/${day.slice(0, 4)}`,
    decisionOn: day,
  })
  const left = addDays(from, 120 + Math.floor(random() * 700))
  const first: NewStay = { ...terms, ...decided(addDays(intake.from, -10)), from }
  const stays = [first]
  if (left < end) {
    Object.assign(first, { until: left, reason: reasonOf(random()) })
    const again = addDays(left, 60 + Math.floor(random() * 40))
    if (at % RETURNS_EVERY === 0 && again < end)
      stays.push({ ...terms, ...decided(addDays(again, -7)), from: again })
  }
  return {
    name: `Santri Contoh ${number}`,
    arabicName: `طالب نموذجي ${(at + 1).toLocaleString("ar-EG", { useGrouping: false })}`,
    registerNumber: `CONTOH-${number}/${from.slice(0, 4)}`,
    birthYear: 1966 + Math.floor(random() * 40),
    sample: true,
    stays,
  }
}

function intakeOf(at: number) {
  let before = 0
  for (const intake of INTAKES) {
    before += intake.count
    if (at < before) return intake
  }
  throw new Error(`No intake for the santri ${at} of ${SANTRI}`)
}

function reasonOf(chance: number): LeavingReason {
  return chance < 0.75 ? "bebas" : chance < 0.95 ? "mutasi" : "keluar"
}

async function addHalaqah(
  tx: Tx,
  coordinator: Actor,
  unitId: string,
  accounts: Partial<Record<Account, string>>,
): Promise<StoryHalaqah[]> {
  const entered = { enteredBy: coordinator.userId, enteredAt: new Date() }
  const programmes = await tx.select().from(programme).where(eq(programme.unitId, unitId))
  const first = await takeNumbers(tx, unitId, "educator", HALAQAH.length)
  const groups = HALAQAH.map((sample): StoryHalaqah => {
    const taught = programmes.find((one) => one.progress === sample.progress)
    if (taught === undefined) throw new Error(`The unit has no programme of "${sample.progress}"`)
    return { id: newId(), programmeId: taught.id, educatorId: newId(), sample }
  })
  const common = { unitId, sample: true, from: LESSONS_FROM, ...entered }
  await tx.insert(
    educator,
    groups.map(({ educatorId, sample: { ustadz, progress, weekdays } }, at) => ({
      ...common,
      id: educatorId,
      number: first + at,
      name: ustadz.name,
      role: "ustadz" as const,
      institution: ustadz.institution,
      institutionName: ustadz.institutionName,
      qualified: at !== 4,
      subjects: [progress],
      weeklyMinutes: weekdays.length * 75,
      userId: ustadz.account === undefined ? null : (accounts[ustadz.account] ?? null),
    })),
  )
  await tx.insert(
    halaqah,
    groups.map(({ id, programmeId, sample: { name } }) => ({ ...common, id, programmeId, name })),
  )
  await tx.insert(
    halaqahTeacher,
    groups.map(({ id, educatorId }) => ({
      id: newId(),
      unitId,
      halaqahId: id,
      educatorId,
      from: LESSONS_FROM,
    })),
  )
  await tx.insert(
    timetableSlot,
    groups.flatMap(({ id, sample: { weekdays, startsAt, endsAt } }) =>
      weekdays.map((weekday) => ({
        id: newId(),
        unitId,
        halaqahId: id,
        weekday,
        startsAt,
        endsAt,
        from: LESSONS_FROM,
      })),
    ),
  )
  return groups
}

/** From pasolatan over Iqra to the Al-Qur'an and the kitab, some months each, until the stay ends; some remain in pasolatan. */
function placesOf(
  santriId: string,
  stay: NewStay,
  { at, groups, until, random }: { at: number; groups: StoryHalaqah[]; until: Day; random: () => number },
): StoryPlace[] {
  const end = stay.until ?? until
  const last = at % 5 === 0 ? 5 : 3 + (at % 2)
  const steps = at % 9 === 0 ? [0] : [0, 1, 2, last].slice(at % 3)
  const places: StoryPlace[] = []
  let from = addDays(stay.from, 3)
  for (const [step, group] of steps.entries()) {
    if (from > end) break
    const months = 60 + Math.floor(random() * 90)
    const isLast = step === steps.length - 1 || daysBetween(from, end) <= months
    const halaqahId = (groups[group] as StoryHalaqah).id
    places.push({ santriId, halaqahId, from, until: isLast ? stay.until : addDays(from, months) })
    if (isLast) break
    from = addDays(from, months + 1)
  }
  return places
}
