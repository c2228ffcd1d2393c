import { eq } from "drizzle-orm"
import { addDays, type Day } from "#app/domain/dates.ts"
import type { TypedResult } from "#app/domain/imtihan.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { readImtihan } from "#app/services/read-imtihan.server.ts"
import { addImtihan, recordResults } from "#app/services/record-imtihan.server.ts"
import { db } from "#db/client.server.ts"
import { listTeachers } from "#db/queries/halaqah.server.ts"
import { halaqah } from "#db/schema/halaqah.ts"
import { seededRandom } from "#scripts/demo/random.ts"

const EXAMINED = "Al-Qur'an A"
const ASPECTS = ["Kelancaran", "Tajwid", "Makhraj", "Adab"]
/** Days before today. */
const DAYS_AGO = 20

/** One examination with its marks, by the ustadz of the halaqah and an examiner from outside. */
export async function addImtihanStory(coordinator: Actor, today: Day): Promise<void> {
  const [group] = await db.select({ id: halaqah.id }).from(halaqah).where(eq(halaqah.name, EXAMINED))
  if (group === undefined) throw new Error(`No halaqah "${EXAMINED}" to examine`)
  const [teacher] = await listTeachers(db, [group.id])
  const id = await addImtihan(coordinator, group.id, {
    title: "Imtihan tahfiz semester",
    day: addDays(today, -DAYS_AGO),
    level: null,
    aspects: ASPECTS,
    educators: teacher === undefined ? [] : [teacher.educatorId],
    examiners: [{ name: "Penguji Contoh", office: "penguji tamu (contoh)" }],
  })
  const random = seededRandom(14)
  const { lines, imtihan, grades } = await readImtihan(db, coordinator, group.id, id, "id")
  const typed = new Map(
    lines.map((line): [string, TypedResult] => {
      const able = random()
      const marks = ASPECTS.map(() => String(Math.round(62 + able * 30 + random() * 8)))
      // The scale states no marks, so the examiners choose: the ablest the best of its grades.
      const predicate = grades[Math.floor((1 - able) * grades.length)]?.code ?? ""
      return [line.id, { marks, predicate, note: "", range: { surah: "Al-Mulk", from: "", to: "" } }]
    }),
  )
  await recordResults(coordinator, group.id, id, { version: imtihan.version, typed })
}
