import { isFrozen } from "#app/domain/cycle-state.ts"
import { type Day, dayIn } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { Snapshot, type SnapshotCounted } from "#app/domain/dossier-snapshot.ts"
import { fractionText } from "#app/domain/fraction.ts"
import type { Instrument } from "#app/domain/instrument.ts"
import {
  countedAt,
  countFigure,
  type FigureSource,
  type FigureSources,
  LIVE_FIGURES,
  type LiveFigure,
  liveFigure,
} from "#app/domain/live-figures.ts"
import type { Scope } from "#app/domain/permissions.ts"
import type { Db } from "#db/client.server.ts"
import { type CycleRow, listManualFigures } from "#db/queries/cycles.server.ts"
import { getLastSubmission, requireSnapshot } from "#db/queries/dossiers.server.ts"
import { FIGURE_SOURCES, listItemFigures } from "#db/queries/figures.server.ts"

type SnapshotFigure = Snapshot["figures"][number]
type SnapshotItemFigure = NonNullable<Snapshot["itemFigures"]>[number]

/** The figures of a cycle: counted where the registers allow it, else as entered by hand. */
export interface CycleFigures {
  /** By the instrument's keys, over the cycle's period: what blockers look at. */
  figures: SnapshotFigure[]
  /** What items name beyond the instrument, or over a period of their own. */
  itemFigures: SnapshotItemFigure[]
  /** What was entered by hand, also where the count now stands instead. */
  byHand: { figure: string; value: string; asOf: Day; source: string }[]
  /** The day a counted figure of a day is of. */
  day: Day
}

type FigureCycle = Pick<CycleRow, "id" | "unitId" | "state" | "timeZone" | "periodFrom" | "periodTo">

/** As `countFigures`, or once the cycle is handed in, as it was frozen then. */
export async function readFigures(
  db: Db,
  scope: Scope,
  cycle: FigureCycle,
  instrument: Instrument,
  today: Day,
): Promise<CycleFigures> {
  const submitted = isFrozen(cycle.state) ? await getLastSubmission(db, cycle.id) : undefined
  if (submitted === undefined) return countFigures(db, scope, cycle, instrument, today)
  const { content, takenAt } = await requireSnapshot(db, cycle.id, submitted.snapshotId)
  const { figures, itemFigures = [] } = Snapshot.parse(JSON.parse(content))
  const byHand = await listManualFigures(db, scope, cycle.id)
  return { figures, itemFigures, byHand, day: dayIn(takenAt, cycle.timeZone) }
}

/** Counts the figures of a cycle as the registers stand today. */
export async function countFigures(
  db: Db,
  scope: Scope,
  cycle: FigureCycle,
  instrument: Instrument,
  today: Day,
): Promise<CycleFigures> {
  const [byHand, named] = await Promise.all([
    listManualFigures(db, scope, cycle.id),
    listItemFigures(db, cycle.id),
  ])
  const counter = makeCounter(db, cycle.unitId)
  const period = { from: cycle.periodFrom, to: cycle.periodTo }
  const figures: SnapshotFigure[] = []
  for (const { key } of instrument.figures) {
    const counted = await counter(key, undefined, period, today)
    const hand = byHand.find(({ figure }) => figure === key)
    if (counted !== undefined)
      figures.push({ figure: key, value: counted.value, asOf: null, source: "", counted: counted.how })
    else if (hand !== undefined) figures.push(hand)
  }
  const itemFigures: SnapshotItemFigure[] = []
  for (const { item, figure, periodFrom, periodTo } of named) {
    const definition = liveFigure(figure)
    if (definition === undefined) continue
    const own = periodFrom === null || periodTo === null ? undefined : { from: periodFrom, to: periodTo }
    const counted = await counter(figure, own, period, today)
    itemFigures.push({
      item,
      figure,
      value: counted?.value ?? null,
      counted: counted?.how ?? howOf(definition, own, period, today),
    })
  }
  return {
    figures: figures.sort((a, b) => (a.figure < b.figure ? -1 : 1)),
    itemFigures,
    byHand,
    day: today,
  }
}

/** Every live figure that a unit's registers allow to be counted over a cycle's period. */
export async function countCommunity(
  db: Db,
  cycle: FigureCycle,
  today: Day,
): Promise<{ figure: string; value: string; counted: SnapshotCounted }[]> {
  const counter = makeCounter(db, cycle.unitId)
  const counted = []
  for (const { key } of LIVE_FIGURES) {
    const found = await counter(key, undefined, { from: cycle.periodFrom, to: cycle.periodTo }, today)
    if (found !== undefined) counted.push({ figure: key, value: found.value, counted: found.how })
  }
  return counted
}

interface Counted {
  value: string
  how: SnapshotCounted
}

/** Counts figures of a unit one after another; rows that several need are read once. */
function makeCounter(db: Db, unitId: string) {
  const read = new Map<string, FigureSources[FigureSource]>()
  return async (
    key: string,
    own: Period | undefined,
    cycle: Period,
    today: Day,
  ): Promise<Counted | undefined> => {
    const figure = liveFigure(key)
    const at = figure === undefined ? undefined : countedAt(figure.over, own, cycle, today)
    if (figure === undefined || at === undefined) return undefined
    const rows = { ...NOTHING }
    for (const source of figure.needs) {
      const name = `${source} ${at.period.from} ${at.period.to}`
      const known = read.get(name) ?? (await FIGURE_SOURCES[source](db, unitId, at.period))
      read.set(name, known)
      Object.assign(rows, { [source]: known })
    }
    const value = countFigure(key, rows, at)
    return value === undefined
      ? undefined
      : { value: fractionText(value), how: howOf(figure, own, cycle, today) }
  }
}

/**
 * What is said of how a figure was counted. The running day is left out, so that the same data says the same on
 * the next day too: the snapshot's own day stands for it.
 */
function howOf(
  { title, definition, unit, over }: LiveFigure,
  own: Period | undefined,
  cycle: Period,
  today: Day,
): Counted["how"] {
  const { from, to } = own ?? cycle
  if (over === "period") return { title, definition, unit, from, to }
  const past = over === "day" && own !== undefined && own.to < today
  return { title, definition, unit, from: null, to: past ? own.to : null }
}

const NOTHING: FigureSources = {
  stays: [],
  attendance: [],
  sessions: [],
  tahsin: [],
  completions: [],
  memorised: [],
  tahfidzMembers: [],
  setoran: [],
  educators: [],
  facilities: [],
}
