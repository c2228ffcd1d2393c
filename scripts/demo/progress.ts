import { eq } from "drizzle-orm"
import { addDays, type Day } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { Attendance } from "#app/domain/progress-terms.ts"
import { weeksOf } from "#app/domain/weeks.ts"
import { addToWeeks } from "#app/services/halaqah-week.server.ts"
import {
  insertCompletions,
  insertProgress,
  type NewCompletion,
  type NewLine,
} from "#app/services/insert-progress.server.ts"
import { takeNumbers } from "#app/services/take-number.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { timetableSlot, weeklyTarget } from "#db/schema/halaqah.ts"
import { ibadahItem, kitab, programme } from "#db/schema/programmes.ts"
import { attendance, halaqahSession } from "#db/schema/sessions.ts"
import { type Tx, write } from "#db/write.server.ts"
import { type Learner, type Lessons, learner } from "#scripts/demo/progress-lines.ts"
import { seededRandom } from "#scripts/demo/random.ts"
import { LESSONS_FROM, type SantriStory, type StoryHalaqah, type StoryPlace } from "#scripts/demo/santri.ts"

/** Weeks at the end of the story in which every lesson is written down; before them one a week is. */
const DENSE_WEEKS = 26
/** Invented: what the sample pesantren aims at in a week. */
const TARGETS = {
  tahfidz: { measure: "ziyadah-ayat", amount: 25 },
  tahsin: { measure: "tahsin-pages", amount: 5 },
  kitab: { measure: "kitab-pages", amount: 2 },
} as const
const SAMPLE_KITAB = {
  title: "Safinatun Najah",
  field: "Fikih dasar",
  chapters: ["Rukun Islam dan iman", "Thaharah", "Shalat", "Jenazah", "Zakat", "Puasa"],
}

interface Held {
  id: string
  day: Day
  startsAt: string
  endsAt: string
  slotId: string
}

/** Tells what the santri of the story learned and when they came: the same every time. */
export async function addProgressStory(
  coordinator: Actor,
  unitId: string,
  story: SantriStory,
): Promise<void> {
  const lessons = await prepareLessons(coordinator, unitId)
  const learners = new Map<string, Learner>()
  for (const group of story.halaqah) {
    const slots = await db.select().from(timetableSlot).where(eq(timetableSlot.halaqahId, group.id))
    const held = sessionsOf(slots, story.until)
    const places = story.places.filter((place) => place.halaqahId === group.id)
    await write(coordinator, "progress.record", { unitId, halaqahId: group.id }, (tx) =>
      fillHalaqah(tx, { coordinator, unitId, group, held, places, lessons, learners }),
    )
  }
}

/** The kitab that is read, what is aimed at, and the lines of the checklist. */
async function prepareLessons(coordinator: Actor, unitId: string): Promise<Lessons> {
  const entered = { enteredBy: coordinator.userId, enteredAt: new Date() }
  return write(coordinator, "target.set", { unitId }, async (tx) => {
    const programmes = await tx.select().from(programme).where(eq(programme.unitId, unitId))
    await tx.insert(
      weeklyTarget,
      programmes.flatMap(({ id, progress }) =>
        progress === "ibadah"
          ? []
          : [
              {
                ...{ id: newId(), unitId, programmeId: id, from: LESSONS_FROM },
                ...TARGETS[progress],
                ...{ setBy: coordinator.userId, setAt: entered.enteredAt },
              },
            ],
      ),
    )
    const [known] = await tx.select().from(kitab).where(eq(kitab.unitId, unitId)).limit(1)
    const [added] =
      known === undefined
        ? await tx.insert(kitab, {
            id: newId(),
            unitId,
            number: await takeNumbers(tx, unitId, "kitab"),
            programmeId: programmes.find((one) => one.progress === "kitab")?.id ?? null,
            ...SAMPLE_KITAB,
            ...entered,
          })
        : [known]
    const items = await tx.select().from(ibadahItem).where(eq(ibadahItem.unitId, unitId))
    return {
      kitabId: added?.id as string,
      chapters: added?.chapters ?? [],
      methodId: programmes.find((one) => one.progress === "tahsin")?.methodId as string,
      itemIds: items.sort((a, b) => a.sort - b.sort).map((item) => item.id),
    }
  })
}

/** One lesson a week, and in the last weeks every lesson of the timetable. */
function sessionsOf(slots: (typeof timetableSlot.$inferSelect)[], until: Day): Held[] {
  const weeks = weeksOf({ from: LESSONS_FROM, to: until })
  const inOrder = [...slots].sort((a, b) => a.weekday - b.weekday)
  return weeks.flatMap((monday, at) =>
    (at < weeks.length - DENSE_WEEKS ? inOrder.slice(0, 1) : inOrder)
      .map(({ id, weekday, startsAt, endsAt }) => ({
        ...{ id: newId(), slotId: id, startsAt, endsAt },
        day: addDays(monday, weekday - 1),
      }))
      // The lessons of the last day are left for whoever looks at the demo.
      .filter(({ day }) => day < until),
  )
}

interface Filling {
  coordinator: Actor
  unitId: string
  group: StoryHalaqah
  held: readonly Held[]
  places: readonly StoryPlace[]
  lessons: Lessons
  learners: Map<string, Learner>
}

async function fillHalaqah(tx: Tx, filling: Filling): Promise<void> {
  const { coordinator, unitId, group, held, places } = filling
  const entered = { unitId, enteredBy: coordinator.userId, enteredAt: new Date() }
  const common = { unitId, halaqahId: group.id, enteredBy: coordinator.userId }
  await tx.insert(
    halaqahSession,
    held.map((session) => ({
      ...common,
      ...session,
      educatorId: group.educatorId,
      state: "held" as const,
      enteredAt: entered.enteredAt,
    })),
  )
  const lines: NewLine[] = []
  const completions: NewCompletion[] = []
  const present: (typeof attendance.$inferInsert)[] = []
  for (const [at, place] of places.entries()) {
    const random = seededRandom(at * 7919 + group.sample.name.length * 104_729 + places.length)
    const known = filling.learners.get(place.santriId) ?? learner(random)
    filling.learners.set(place.santriId, known)
    const visits = held.filter(({ day }) => day >= place.from && (place.until === null || day <= place.until))
    for (const session of visits) {
      const status = statusOf(random(), known.diligence)
      const where = { santriId: place.santriId, day: session.day, onBehalfOfId: group.educatorId }
      present.push({
        ...common,
        ...where,
        id: newId(),
        sessionId: session.id,
        status,
        enteredAt: entered.enteredAt,
      })
      if (status !== "hadir") continue
      const taught = known.learn(group.sample, filling.lessons, { day: session.day, random })
      for (const entry of taught.entries)
        lines.push({
          ...where,
          entry,
          halaqahId: group.id,
          sessionId: session.id,
          programmeId: entry.of === "akhlak" ? null : group.programmeId,
          note: "",
        })
      for (const level of taught.completes)
        completions.push({ ...where, programmeId: group.programmeId, level })
    }
  }
  await tx.insert(attendance, present)
  await addToWeeks(tx, unitId, [
    ...held.map(({ day }) => ({ halaqahId: group.id, day, sessions: 1 })),
    ...present.map(({ day, status }) => ({ halaqahId: group.id, day, [status]: 1 })),
  ])
  await insertProgress(tx, entered, lines)
  if (group.sample.progress === "tahsin") await insertCompletions(tx, entered, "tahsin", completions)
}

function statusOf(chance: number, diligence: number): Attendance {
  if (chance < diligence) return "hadir"
  const rest = (chance - diligence) / (1 - diligence)
  return rest < 0.4 ? "izin" : rest < 0.75 ? "berhalangan" : "alpa"
}
