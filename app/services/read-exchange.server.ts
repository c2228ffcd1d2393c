import {
  addDays,
  type Day,
  dayIn,
  formatDay,
  formatInstant,
  formatMonth,
  type Language,
} from "#app/domain/dates.ts"
import { fingerprintText } from "#app/domain/exchange.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { RegionLetter } from "#app/domain/region-letter.ts"
import { RegionReport } from "#app/domain/region-report.ts"
import { readOffice } from "#app/services/make-letter.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { getFile, listFiles, listKeys, listReporters } from "#db/queries/exchange.server.ts"
import { listInstruments } from "#db/queries/instruments.server.ts"
import { listCountedHere, listLastCounts, listRegionUnits } from "#db/queries/region.server.ts"
import { listUnits, listUnitTree, unitsAbove } from "#db/queries/units.server.ts"

/** Files of a list that are shown. */
const SHOWN = 50

export interface KeyView {
  id: string
  unitId: string
  unit: string
  fingerprint: string
  since: string
  /** Day on which it was retired. */
  until: string | null
}

/** Months that may be chosen, this one in front. */
function monthsUntil(today: Day, language: Language) {
  return Array.from({ length: 13 }, (_, ago) => {
    const [year, month] = today.split("-").map(Number)
    const key = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 - ago, 1)).toISOString().slice(0, 7)
    return { value: key, label: formatMonth(`${key}-01`, language) }
  })
}

/** The month that ended last: the one whose files are due. */
function dueMonth(today: Day): string {
  return addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
}

/** What the region has read, who has not reported, and whose keys it knows. @throws 403 without the right. */
export async function readRegionFiles(
  db: Db,
  actor: Actor,
  { month: asked, language }: { month: string | null; language: Language },
) {
  const unitIds = unitsWhere(actor, "region.exchange")
  const [first] = unitIds
  if (first === undefined) throw refusal(403, "common:refusal.forbidden")
  const { today, timeZone } = await unitDay(db, first)
  const months = monthsUntil(today, language)
  const month = months.find(({ value }) => value === asked)?.value ?? dueMonth(today)
  const [units, reporters, last, here, files, keys] = await Promise.all([
    listRegionUnits(db, unitIds),
    listReporters(db, unitIds, month),
    listLastCounts(db, unitIds),
    listCountedHere(db, unitIds),
    listFiles(db, unitIds, { kind: "report", way: "read", limit: SHOWN }),
    listKeys(db, unitIds),
  ])
  const withFiles = new Set(keys.map(({ unitId }) => unitId))
  const countedHere = new Set(last.filter(({ origin }) => origin === "own").map(({ unitId }) => unitId))
  for (const unitId of here) if (!withFiles.has(unitId)) countedHere.add(unitId)
  return {
    month,
    months,
    monthName: formatMonth(`${month}-01`, language),
    missing: units
      .filter(({ id, kind }) => kind === "upt" && !reporters.has(id) && !countedHere.has(id))
      .map(({ id, name }) => ({ id, name })),
    units: units.filter(({ kind }) => kind === "upt").map(({ id, name }) => ({ id, name })),
    files: files.map(({ id, unit, month: of, sha256, handledAt }) => ({
      id,
      unit,
      sha256,
      month: of === null ? "" : formatMonth(`${of}-01`, language),
      at: formatInstant(handledAt, language, timeZone),
    })),
    keys: keysOf(keys, timeZone, language),
  }
}

/** The unit's own monthly files. @throws 403 without the right. */
export async function readOwnReports(db: Db, actor: Actor, language: Language) {
  const unitIds = unitsWhere(actor, "report.make")
  const [first] = unitIds
  if (first === undefined) throw refusal(403, "common:refusal.forbidden")
  const { today, timeZone } = await unitDay(db, first)
  const units = await listUnits(db, unitIds)
  const files = await listFiles(db, unitIds, { kind: "report", way: "made", limit: SHOWN })
  const months = monthsUntil(today, language)
  const due = dueMonth(today)
  return {
    months,
    month: due,
    // One that was made before the month was over lacks its last days.
    isDue: units.some(({ id, timeZone }) =>
      files.every(
        ({ unitId, month, madeAt }) =>
          unitId !== id || month !== due || dayIn(madeAt, timeZone).startsWith(due),
      ),
    ),
    dueName: formatMonth(`${due}-01`, language),
    units: units.map(({ id, shortName }) => ({ id, shortName })),
    files: await Promise.all(
      files.map(async ({ id, unit, month, sha256, madeAt }) => {
        const file = await getFile(db, unitIds, id)
        const report = RegionReport.parse(JSON.parse(file?.content ?? "null"))
        return {
          id,
          unit,
          sha256,
          fingerprint: fingerprintText(file?.fingerprint ?? ""),
          month: formatMonth(`${month}-01`, language),
          asOf: formatDay(report.asOf, language),
          cycles: report.cycles.length,
          at: formatInstant(madeAt, language, timeZone),
        }
      }),
    ),
  }
}

/** What the office above has written to the unit, and the keys of its that the unit knows. @throws 403. */
export async function readOwnLetters(db: Db, actor: Actor, language: Language) {
  const unitIds = unitsWhere(actor, "report.make")
  const [first] = unitIds
  if (first === undefined) throw refusal(403, "common:refusal.forbidden")
  const { timeZone } = await unitDay(db, first)
  const units = await listUnits(db, unitIds)
  const tree = await listUnitTree(db)
  const offices = new Set(unitIds.flatMap((id) => unitsAbove(tree, id).map((one) => one.id)))
  const files = await listFiles(db, unitIds, { kind: "letter", way: "read", limit: SHOWN })
  return {
    units: units.map(({ id, shortName }) => ({ id, shortName })),
    keys: keysOf(await listKeys(db, [...offices]), timeZone, language),
    letters: await lettersOf(db, unitIds, files, language),
  }
}

/** Letters that the region has written. @throws 403. */
export async function readRegionLetters(db: Db, actor: Actor, language: Language) {
  const unitIds = unitsWhere(actor, "region.exchange")
  if (unitIds.length === 0) throw refusal(403, "common:refusal.forbidden")
  const files = await listFiles(db, unitIds, { kind: "letter", way: "made", limit: SHOWN })
  return { letters: await lettersOf(db, unitIds, files, language) }
}

/** What a letter's form lets one choose from. @throws 403. */
export async function readLetterChoices(db: Db, actor: Actor) {
  const { office, below } = await readOffice(db, actor)
  const keys = await listKeys(
    db,
    below.map(({ id }) => id),
  )
  const known = new Set(keys.filter(({ retiredAt }) => retiredAt === null).map(({ unitId }) => unitId))
  return {
    office: office.name,
    units: below.map(({ id, name }) => ({ id, name, hasKey: known.has(id) })),
    instruments: (await listInstruments(db)).map(({ id, key, version }) => ({
      id,
      name: `${key}@${version}`,
    })),
  }
}

async function lettersOf(
  db: Db,
  unitIds: readonly string[],
  files: readonly { id: string; sha256: string }[],
  language: Language,
) {
  return Promise.all(
    files.map(async ({ id, sha256 }) => {
      const file = await getFile(db, unitIds, id)
      const letter = RegionLetter.parse(JSON.parse(file?.content ?? "null"))
      return {
        id,
        sha256,
        fingerprint: fingerprintText(file?.fingerprint ?? ""),
        from: letter.from.name,
        to: letter.to.map(({ name }) => name),
        subject: letter.subject,
        day: formatDay(letter.day, language),
        directions: letter.directions.map(({ text, dueDate }) => ({
          text,
          due: dueDate === null ? null : formatDay(dueDate, language),
        })),
        instrument:
          letter.instrument === null ? null : `${letter.instrument.key}@${letter.instrument.version}`,
      }
    }),
  )
}

function keysOf(keys: Awaited<ReturnType<typeof listKeys>>, timeZone: string, language: Language): KeyView[] {
  return keys.map(({ id, unitId, unit, fingerprint, trustedAt, retiredAt }) => ({
    id,
    unitId,
    unit,
    fingerprint: fingerprintText(fingerprint),
    since: formatInstant(trustedAt, language, timeZone),
    until: retiredAt === null ? null : formatInstant(retiredAt, language, timeZone),
  }))
}
