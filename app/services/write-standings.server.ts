import { and, asc, eq, inArray } from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { EntryKind } from "#app/domain/progress-entry.ts"
import {
  afterKitab,
  afterSetoran,
  afterTahsin,
  ibadahStanding,
  type Standing,
  type TahsinEnd,
} from "#app/domain/progress-standing.ts"
import { newId } from "#db/ids.ts"
import {
  listCompletions,
  listIbadahItems,
  listIbadahOf,
  listLevels,
  listMethodsOf,
  listStandings,
  type StandingRow,
} from "#db/queries/progress.server.ts"
import { kitabProgress, setoran, tahsin } from "#db/schema/progress.ts"
import { standing } from "#db/schema/standings.ts"
import type { Tx } from "#db/write.server.ts"

/** Kinds whose lines make a standing. */
export type StandingKind = Exclude<EntryKind, "akhlak">

export interface StandingOf {
  unitId: string
  of: StandingKind
  programmeId: string
}

/** A line of progress as its standing is derived from it; which columns count depends on its kind. */
type Line = { santriId: string; day: Day } & Record<string, unknown>

type Derive = (before: Standing | undefined, lines: readonly Line[]) => Standing | undefined

/**
 * Brings standings up to date after lines were added, as part of the same change: what stood before is carried on,
 * and derived anew where a line was added behind the last one. `added` in order of day and entry.
 */
export async function extendStandings(tx: Tx, where: StandingOf, added: readonly Line[]): Promise<void> {
  const santriIds = idsOf(added)
  if (where.of === "ibadah") return renewStandings(tx, where, santriIds)
  const stored = await listStandings(tx, santriIds, where.programmeId)
  const lastDays = new Map(stored.map((row) => [keyOf(row), row.lastDay]))
  const partOf = PARTS[where.of]
  const behind = new Set(
    added
      .filter((line) => line.day < (lastDays.get(`${line.santriId} ${partOf(line)}`) ?? ""))
      .map((line) => line.santriId),
  )
  const ahead = added.filter((line) => !behind.has(line.santriId))
  const derive = await deriveFor(tx, where, idsOf(ahead))
  const derived = [...groupByPart(ahead, partOf)].map(([key, lines]) => {
    const row = stored.find((one) => keyOf(one) === key)
    return { key, row, after: derive(row && standingIn(row), lines) }
  })
  await keep(tx, where, derived)
  await renewStandings(tx, where, [...behind])
}

/** Derives standings anew from all lines, as part of the change that corrected or removed one. */
export async function renewStandings(tx: Tx, where: StandingOf, santriIds: readonly string[]): Promise<void> {
  if (santriIds.length === 0) return
  const stored = await listStandings(tx, santriIds, where.programmeId)
  const derive = await deriveFor(tx, where, santriIds)
  const parts = groupByPart(await readLines(tx, where, santriIds), PARTS[where.of])
  const keys = new Set([...parts.keys(), ...stored.map(keyOf)])
  const derived = [...keys].map((key) => ({
    key,
    row: stored.find((row) => keyOf(row) === key),
    after: derive(undefined, parts.get(key) ?? []),
  }))
  await keep(tx, where, derived)
}

/** What a line counts for: its kitab or method. */
const PARTS: Record<StandingKind, (line: Line) => string> = {
  tahfidz: () => "",
  ibadah: () => "",
  kitab: (line) => String(line.kitabId),
  tahsin: (line) => String(line.methodId),
}

/** All lines of some santri in a programme, in order of day and entry. */
async function readLines(
  tx: Tx,
  { of, programmeId }: StandingOf,
  santriIds: readonly string[],
): Promise<Line[]> {
  if (of === "ibadah") {
    const items = await listIbadahItems(tx, programmeId)
    return listIbadahOf(
      tx,
      santriIds,
      items.map((item) => item.id),
    )
  }
  const table = { tahfidz: setoran, kitab: kitabProgress, tahsin }[of] as typeof setoran
  return tx
    .select()
    .from(table)
    .where(and(inArray(table.santriId, [...santriIds]), eq(table.programmeId, programmeId)))
    .orderBy(asc(table.day), asc(table.id))
}

async function deriveFor(tx: Tx, where: StandingOf, santriIds: readonly string[]): Promise<Derive> {
  type Of<F extends (...given: never[]) => unknown, At extends number> = Parameters<F>[At]
  switch (where.of) {
    case "tahfidz":
      return (before, lines) => afterSetoran(before, lines as unknown as Of<typeof afterSetoran, 1>)
    case "kitab":
      return (before, lines) => afterKitab(before, lines as unknown as Of<typeof afterKitab, 1>)
    case "ibadah": {
      const items = (await listIbadahItems(tx, where.programmeId)).map((item) => item.id)
      return (_, lines) => ibadahStanding(lines as unknown as Of<typeof ibadahStanding, 0>, items)
    }
    case "tahsin": {
      const endOf = await readTahsinEnds(tx, where.programmeId, santriIds)
      return (before, lines) =>
        lines[0] === undefined
          ? undefined
          : afterTahsin(before, lines as unknown as Of<typeof afterTahsin, 1>, endOf(lines[0]))
    }
  }
}

/** The last level of each method of a programme, and who was found to have finished it. */
async function readTahsinEnds(
  tx: Tx,
  programmeId: string,
  santriIds: readonly string[],
): Promise<(line: Line) => TahsinEnd> {
  if (santriIds.length === 0) return () => ({ volume: null, page: null, completedOn: null })
  const levels = await listLevels(tx, [programmeId])
  const methods = await listMethodsOf(tx, programmeId)
  const completed = await listCompletions(tx, santriIds, programmeId)
  return (line) => {
    const method = methods.find(({ id }) => id === line.methodId)
    const volume = method?.volumes ?? levels.at(-1)?.number ?? null
    const done = completed.find((one) => one.santriId === line.santriId && one.level === volume)
    return {
      volume,
      page: volume === null ? null : (method?.volumePages[volume - 1] ?? null),
      completedOn: done?.day ?? null,
    }
  }
}

async function keep(
  tx: Tx,
  { unitId, programmeId }: StandingOf,
  derived: readonly { key: string; row: StandingRow | undefined; after: Standing | undefined }[],
): Promise<void> {
  const fresh = []
  for (const { key, row, after } of derived) {
    const [santriId = "", part = ""] = key.split(" ")
    if (after === undefined) {
      if (row !== undefined) await tx.remove(standing, eq(standing.id, row.id))
    } else if (row === undefined) fresh.push({ id: newId(), unitId, santriId, programmeId, part, ...after })
    else await tx.update(standing, eq(standing.id, row.id), after)
  }
  if (fresh.length > 0) await tx.insert(standing, fresh)
}

function standingIn(row: StandingRow): Standing {
  const { id: _, unitId: _unit, santriId: _santri, programmeId: _programme, part: _part, ...standing } = row
  return standing
}

const keyOf = ({ santriId, part }: { santriId: string; part: string }) => `${santriId} ${part}`

const idsOf = (lines: readonly Line[]) => [...new Set(lines.map((line) => line.santriId))]

function groupByPart(lines: readonly Line[], partOf: (line: Line) => string): Map<string, Line[]> {
  const parts = new Map<string, Line[]>()
  for (const line of lines) {
    const key = keyOf({ santriId: line.santriId, part: partOf(line) })
    const known = parts.get(key)
    if (known === undefined) parts.set(key, [line])
    else known.push(line)
  }
  return parts
}
