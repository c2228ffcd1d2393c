/**
 * Fills the demo's database with a large pesantren, straight through SQL: what is measured is reading it.
 *   node tests/bench/seed-santri.ts DATABASE.db
 * Prints the id of a halaqah of 30 as JSON.
 */
import Database from "better-sqlite3"
import { v7 as newId } from "uuid"
import { addDays, dayIn } from "#app/domain/dates.ts"
import { mondayOf } from "#app/domain/weeks.ts"

const [file = ""] = process.argv.slice(2)
const SANTRI = 5000
const MEMBERS = 30
const LINES_EACH = 400
/** Lines of progress go back so many days. */
const DAYS = 730

const database = new Database(file, { fileMustExist: true })
database.pragma("synchronous = OFF")
const today = dayIn(new Date(), "Asia/Jakarta")
const first = addDays(today, -DAYS)
const now = Date.now()

const one = (sql: string) => database.prepare(sql).pluck().get() as string
const unitId = one("SELECT unit_id FROM halaqah LIMIT 1")
const programmeId = one("SELECT id FROM programme WHERE progress = 'tahfidz' LIMIT 1")
const halaqah = Array.from({ length: Math.ceil(SANTRI / MEMBERS) }, () => newId())
const santri = Array.from({ length: SANTRI }, (_, at) => ({
  id: newId(),
  at,
  halaqahId: halaqah[at % halaqah.length],
}))

database.transaction(() => {
  const addHalaqah = database.prepare(
    `INSERT INTO halaqah (id, unit_id, programme_id, name, "from", entered_by, entered_at) VALUES (?, ?, ?, ?, ?, 'bench', ?)`,
  )
  for (const [at, id] of halaqah.entries())
    addHalaqah.run(id, unitId, programmeId, `Halaqah ${at}`, first, now)
  const addSantri = database.prepare(
    `INSERT INTO santri (id, unit_id, number, name, created_by, created_at) VALUES (?, ?, ?, ?, 'bench', ?)`,
  )
  const addStay = database.prepare(
    `INSERT INTO enrolment (id, unit_id, santri_id, intake, "from", entered_by, entered_at) VALUES (?, ?, ?, ?, ?, 'bench', ?)`,
  )
  const addMember = database.prepare(
    `INSERT INTO halaqah_member (id, unit_id, halaqah_id, santri_id, "from") VALUES (?, ?, ?, ?, ?)`,
  )
  for (const { id, at, halaqahId } of santri) {
    addSantri.run(id, unitId, 100_000 + at, `Santri Contoh ${at}`, now)
    addStay.run(newId(), unitId, id, `${2024 + (at % 3)}/${1 + (at % 2)}`, first, now)
    addMember.run(newId(), unitId, halaqahId, id, first)
  }
  const addLine = database.prepare(
    `INSERT INTO setoran (id, unit_id, santri_id, halaqah_id, programme_id, day, kind, ayah_from, ayah_to, entered_by, entered_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'bench', ?)`,
  )
  for (let line = 0; line < LINES_EACH; line++) {
    const day = addDays(first, Math.floor((line / LINES_EACH) * DAYS))
    const [kind, ayah] = [line % 4 === 3 ? "murajaah" : "ziyadah", 1 + line * 10]
    for (const { id, halaqahId } of santri)
      addLine.run(newId(), unitId, id, halaqahId, programmeId, day, kind, ayah, ayah + 9, now)
  }
  const addWeek = database.prepare(
    `INSERT INTO halaqah_week (id, unit_id, halaqah_id, week, sessions, hadir, ziyadah_ayat, murajaah_ayat, records)
     VALUES (?, ?, ?, ?, 3, 90, ?, ?, ?)`,
  )
  const sums = database
    .prepare(
      `SELECT halaqah_id AS halaqahId, day, count(*) AS records,
        sum(CASE kind WHEN 'ziyadah' THEN 10 ELSE 0 END) AS ziyadah, sum(CASE kind WHEN 'ziyadah' THEN 0 ELSE 10 END) AS murajaah
       FROM setoran WHERE entered_by = 'bench' GROUP BY halaqah_id, day`,
    )
    .all() as { halaqahId: string; day: string; records: number; ziyadah: number; murajaah: number }[]
  const weeks = Map.groupBy(sums, ({ halaqahId, day }) => `${halaqahId} ${mondayOf(day)}`)
  for (const [key, days] of weeks) {
    const [halaqahId, week] = key.split(" ")
    const total = (sum: "ziyadah" | "murajaah" | "records") => days.reduce((all, day) => all + day[sum], 0)
    addWeek.run(newId(), unitId, halaqahId, week, total("ziyadah"), total("murajaah"), total("records"))
  }
})()
// As the database of an installation in use would be: the planner knows how its rows are spread.
database.exec("ANALYZE")
const rows = database.prepare("SELECT count(*) FROM setoran").pluck().get()
database.close()
console.log(JSON.stringify({ halaqahId: halaqah[0], santri: SANTRI, rows }))
