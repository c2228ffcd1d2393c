import { eq } from "drizzle-orm"
import { addDays, type Day } from "#app/domain/dates.ts"
import type { ExchangeFault } from "#app/domain/exchange.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { REPORT_FORMAT, REPORT_VERSION, RegionReport } from "#app/domain/region-report.ts"
import { type OpenedFile, openSigned } from "#app/services/signed-file.server.ts"
import { trustKey } from "#app/services/trust-key.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getKnownFile, getNewestReport, listKeysOf } from "#db/queries/exchange.server.ts"
import { listKnownMarks } from "#db/queries/readiness-marks.server.ts"
import { listUnits } from "#db/queries/units.server.ts"
import { exchangeFile } from "#db/schema/exchange.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { type Tx, write } from "#db/write.server.ts"

export interface CameFile {
  name: string
  /** Null where the file is larger than any of ours. */
  text: string | null
}

/** What became of one file. */
export type ReadReport = { name: string } & (
  | {
      outcome: "taken" | "known"
      unitId: string
      /** The unit's name here. */
      unit: string
      month: string
      asOf: Day
      /** Counts that are new, and applications that are counted here anyway. */
      marks: number
      countedHere: number
    }
  | { outcome: "refused"; fault: ExchangeFault }
  /** Intact, but nobody says whose key it is, or nobody does any more. */
  | { outcome: "refused"; fault: "untrusted" | "retired"; says: SaidOfItself }
)

/** What an intact file says of itself, to be compared before its key is trusted. */
export interface SaidOfItself {
  unit: string
  fingerprint: string
  text: string
}

/**
 * Reads many monthly files, each for itself: the earlier before the later, whatever their order. One that is refused
 * leaves the others alone. @throws 403 without the right.
 */
export async function readReports(actor: Actor, files: readonly CameFile[]): Promise<ReadReport[]> {
  const unitIds = unitsWhere(actor, "region.exchange")
  const [first] = unitIds
  if (first === undefined) throw refusal(403, "common:refusal.forbidden")
  const { today } = await unitDay(db, first)
  const opened = files.map((file, place) => ({ place, file, ...openReport(file.text) }))
  const results = new Array<ReadReport>(files.length)
  for (const one of opened.sort((a, b) => (a.order < b.order ? -1 : 1)))
    results[one.place] = await readOne(actor, new Set(unitIds), today, one)
  return results
}

/** What a file says of itself; undefined where it is no intact report. */
export function saidBy(text: string): SaidOfItself | undefined {
  const { found } = openReport(text)
  return found.ok ? saysOf(found) : undefined
}

function saysOf({ report, opened, text }: IntactReport): SaidOfItself {
  return { unit: report.unit.name, fingerprint: opened.sealed.fingerprint, text }
}

/**
 * Keeps a report's key as that of a unit whose fingerprint was compared, and reads the report. What is none trusts no
 * key. @throws 403, 404, 409.
 */
export async function trustAndRead(
  actor: Actor,
  unitId: string,
  file: { name: string; text: string },
): Promise<ReadReport> {
  if (!unitsWhere(actor, "region.exchange").includes(unitId)) throw notFound()
  const [unit] = await listUnits(db, [unitId])
  // Offices have no figures of their own to report.
  if (unit?.kind !== "upt") throw notFound()
  const { found } = openReport(file.text)
  if (found.ok) {
    const { publicKey, sealed } = found.opened
    await trustKey(actor, { unitId, publicKey, fingerprint: sealed.fingerprint })
  }
  const [read] = await readReports(actor, [file])
  return read as ReadReport
}

interface Opened {
  /** Files of earlier months, and of those made earlier, come first. */
  order: string
  found: IntactReport | { ok: false; fault: ExchangeFault }
}

interface IntactReport {
  ok: true
  report: RegionReport
  opened: OpenedFile
  text: string
}

function openReport(text: string | null): Opened {
  const refused = (fault: ExchangeFault): Opened => ({ order: "", found: { ok: false, fault } })
  if (text === null) return refused("too-large")
  const opened = openSigned(text)
  if (!opened.ok) return refused(opened.fault)
  const { format, version } = opened.content as { format?: unknown; version?: unknown }
  if (format !== REPORT_FORMAT) return refused("other-kind")
  if (version !== REPORT_VERSION) return refused("version")
  const parsed = RegionReport.safeParse(opened.content)
  if (!parsed.success) return refused("unreadable")
  const report = parsed.data
  return { order: `${report.month} ${report.madeAt}`, found: { ok: true, report, opened, text } }
}

async function readOne(
  actor: Actor,
  inRegion: ReadonlySet<string>,
  today: Day,
  { file, found }: Opened & { file: CameFile },
): Promise<ReadReport> {
  const { name } = file
  const refused = (fault: ExchangeFault): ReadReport => ({ name, outcome: "refused", fault })
  if (!found.ok) return refused(found.fault)
  const { report, opened } = found
  const { fingerprint } = opened.sealed
  const keys = await listKeysOf(db, fingerprint)
  const standing = keys.find(({ retiredAt }) => retiredAt === null)
  if (standing === undefined) {
    const isRetired = keys.some(({ unitId }) => inRegion.has(unitId))
    return { name, outcome: "refused", fault: isRetired ? "retired" : "untrusted", says: saysOf(found) }
  }
  const { unitId } = standing
  if (!inRegion.has(unitId)) return refused("outside")
  // Further east it may be tomorrow; a clock that is further ahead would make all that follows older.
  const tomorrow = addDays(today, 1)
  if (report.asOf > tomorrow || report.madeAt.slice(0, 10) > tomorrow) return refused("future")
  const [unit] = await listUnits(db, [unitId])
  const said = { name, unitId, unit: unit?.name ?? "", month: report.month, asOf: report.asOf }
  return write(actor, "region.exchange", { unitId, sha256: opened.sealed.sha256 }, async (tx) => {
    const known = await getKnownFile(tx, unitId, "read", opened.sealed.sha256)
    if (known !== undefined) return { ...said, outcome: "known", marks: 0, countedHere: 0 }
    if (await isOlder(tx, unitId, report)) return refused("older")
    const kept = await keepMarks(tx, unitId, report)
    if (kept === "cycle-elsewhere") return refused("cycle-elsewhere")
    await tx.insert(exchangeFile, {
      ...opened.sealed,
      id: newId(),
      unitId,
      kind: "report",
      way: "read",
      month: report.month,
      madeAt: new Date(report.madeAt),
      handledBy: actor.userId,
      handledAt: new Date(),
    })
    return { ...said, outcome: "taken", ...kept }
  })
}

/** Whether a later file of its month is known: an old one must not be played back over it. */
async function isOlder(tx: Tx, unitId: string, { month, madeAt }: RegionReport): Promise<boolean> {
  const newest = await getNewestReport(tx, unitId, month)
  return newest !== undefined && new Date(madeAt) <= newest.madeAt
}

/** Keeps a report's counts. What is counted in this installation itself stays as it was counted. */
async function keepMarks(tx: Tx, unitId: string, report: RegionReport) {
  const known = await listKnownMarks(
    tx,
    report.cycles.map(({ ref }) => ref),
  )
  if (known.some((mark) => mark.unitId !== unitId)) return "cycle-elsewhere"
  const ownCycles = new Set(known.filter(({ origin }) => origin === "own").map(({ cycleRef }) => cycleRef))
  const idOf = new Map(known.map((mark) => [`${mark.cycleRef} ${mark.day}`, mark.id]))
  const takenAt = new Date(report.madeAt)
  const fresh = []
  let marks = 0
  for (const { ref, instrument, marks: counts } of report.cycles) {
    if (ownCycles.has(ref)) continue
    const terms = {
      cycleTitle: `${instrument.key}@${instrument.version}`,
      instrumentKey: instrument.key,
      instrumentVersion: instrument.version,
      takenAt,
    }
    for (const count of counts) {
      marks++
      const id = idOf.get(`${ref} ${count.day}`)
      if (id === undefined)
        fresh.push({ id: newId(), unitId, origin: "file" as const, cycleRef: ref, ...terms, ...count })
      else await tx.update(readinessMark, eq(readinessMark.id, id), { ...terms, ...count })
    }
  }
  if (fresh.length > 0) await tx.insert(readinessMark, fresh)
  return { marks, countedHere: ownCycles.size }
}
