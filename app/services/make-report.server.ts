import type { Day } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import {
  asOfDay,
  marksOn,
  REPORT_FORMAT,
  REPORT_VERSION,
  RegionReport,
  reportDays,
} from "#app/domain/region-report.ts"
import { sealContent } from "#app/services/signed-file.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { type Db, db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getFile, listFiles } from "#db/queries/exchange.server.ts"
import { listOwnMarks, listRunningCycles } from "#db/queries/readiness-marks.server.ts"
import { listUnits } from "#db/queries/units.server.ts"
import { exchangeFile } from "#db/schema/exchange.ts"
import { write } from "#db/write.server.ts"

/**
 * Makes the unit's signed file of a month. One that would say the same as the last of that month is not made anew.
 * @returns the file's id. @throws 403; 422 for a month that has not begun.
 */
export async function makeReport(actor: Actor, unitId: string, month: string): Promise<string> {
  authorise(actor, "report.make", { unitId })
  const now = new Date()
  const { today } = await unitDay(db, unitId)
  if (`${month}-01` > today) throw refusal(422, "region:error.month-to-come")
  const report = await gatherReport(db, unitId, month, asOfDay(month, today), now)
  const same = await findSame(db, report, unitId)
  if (same !== undefined) return same
  const sealed = sealContent(unitId, report)
  const id = newId()
  await write(actor, "report.make", { unitId, month, sha256: sealed.sha256 }, (tx) =>
    tx.insert(exchangeFile, {
      ...sealed,
      id,
      unitId,
      kind: "report",
      way: "made",
      month,
      madeAt: now,
      handledBy: actor.userId,
      handledAt: now,
    }),
  )
  return id
}

/** Counts alone: of every application that is running, or was counted within the month. */
async function gatherReport(
  db: Db,
  unitId: string,
  month: string,
  asOf: Day,
  now: Date,
): Promise<RegionReport> {
  const [unit] = await listUnits(db, [unitId])
  if (unit === undefined) throw new Error(`No unit "${unitId}" to report of`)
  const running = new Set((await listRunningCycles(db)).map(({ id }) => id))
  const days = reportDays(month, asOf)
  const byCycle = Map.groupBy(await listOwnMarks(db, unitId, asOf), ({ cycleRef }) => cycleRef)
  const cycles = [...byCycle].flatMap(([ref, kept]) => {
    const last = kept.at(-1)
    const isRunning = running.has(ref)
    if (last === undefined || (!isRunning && !last.day.startsWith(month))) return []
    const marks = marksOn(days, kept, isRunning)
    if (marks.length === 0) return []
    const instrument = { key: last.instrumentKey, version: last.instrumentVersion }
    return [{ ref, instrument, marks }]
  })
  return RegionReport.parse({
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    unit: { id: unitId, name: unit.name },
    month,
    asOf,
    madeAt: now.toISOString(),
    cycles: cycles.sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  })
}

async function findSame(db: Db, report: RegionReport, unitId: string): Promise<string | undefined> {
  const made = await listFiles(db, [unitId], { kind: "report", way: "made", limit: 50 })
  const last = made.find(({ month }) => month === report.month)
  const file = last === undefined ? undefined : await getFile(db, [unitId], last.id)
  if (file === undefined) return undefined
  const saysAlso = JSON.stringify({ ...RegionReport.parse(JSON.parse(file.content)), madeAt: "" })
  const says = JSON.stringify({ ...RegionReport.parse(report), madeAt: "" })
  return says === saysAlso ? file.id : undefined
}
