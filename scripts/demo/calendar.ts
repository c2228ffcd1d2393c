import { addDays, type Day } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { nextRamadan } from "#app/domain/ramadan.ts"
import { addSpan } from "#app/services/edit-spans.server.ts"
import { YEAR } from "#scripts/demo/story.ts"

/** Ramadan of the story's year and of the next as the tool proposes them, and days off that are samples. */
export async function addCalendarStory(coordinator: Actor, unitId: string, today: Day): Promise<void> {
  let after: Day = YEAR.from
  for (let count = 0; count < 2; count++) {
    const { from, to, hijriYear } = nextRamadan(after)
    const title = `Ramadan ${hijriYear} H (usulan)`
    await addSpan(coordinator, unitId, { kind: "ramadan", title, from, until: to, hijriShift: null })
    after = addDays(to, 1)
  }
  await addSpan(coordinator, unitId, {
    kind: "libur",
    title: "Libur bersama (contoh)",
    from: addDays(today, 20),
    until: addDays(today, 22),
    hijriShift: null,
  })
  await addSpan(coordinator, unitId, {
    kind: "kegiatan",
    title: "Pameran karya santri (contoh)",
    from: addDays(today, 12),
    until: addDays(today, 13),
    hijriShift: null,
  })
}
