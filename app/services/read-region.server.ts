import type { TFunction } from "i18next"
import type { CsvCell } from "#app/domain/csv.ts"
import { type Day, daysBetween, formatDay, type Language } from "#app/domain/dates.ts"
import { fraction } from "#app/domain/fraction.ts"
import { formatShare } from "#app/domain/numbers.ts"
import { type Actor, canSomewhere, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { type Figures, type LastCount, SILENT_AFTER_DAYS, sparkDays } from "#app/domain/region.ts"
import { REGION_SORTS, type RegionQuery } from "#app/domain/region-forms.ts"
import { arrangeLines, isTree, type RegionLine, regionLines, regionTotal } from "#app/domain/region-lines.ts"
import type { RegionAnswer, RegionRow, RegionView, SignedText } from "#app/domain/region-view.ts"
import { instrumentNames } from "#app/services/instrument-names.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  listCountedHere,
  listDayCounts,
  listLastCounts,
  listLastReports,
  listRegionUnits,
} from "#db/queries/region.server.ts"

interface Words {
  language: Language
  t: TFunction
}

const PER_PAGE = 25
/** Units that the first lines name before they say how many more there are. */
const NAMED = 4

/** Units and offices the actor sees, with what they come to today. @throws 403 without the right. */
async function readLines(db: Db, actor: Actor) {
  const unitIds = unitsWhere(actor, "region.see")
  const [first] = unitIds
  if (first === undefined) throw refusal(403, "common:refusal.forbidden")
  const { today } = await unitDay(db, first)
  const [units, last, days, reports, here] = await Promise.all([
    listRegionUnits(db, unitIds),
    listLastCounts(db, unitIds),
    listDayCounts(db, unitIds, sparkDays(today)[0] as Day),
    listLastReports(db, unitIds),
    listCountedHere(db, unitIds),
  ])
  return { today, last, lines: regionLines({ units, last, days, reports, here }, today) }
}

/** Which units are ready, which are blocked, who has not reported; one page of them. */
export async function readRegion(
  db: Db,
  actor: Actor,
  query: RegionQuery,
  words: Words,
): Promise<RegionView> {
  const { t } = words
  const { today, last, lines } = await readLines(db, actor)
  const found = arrangeLines(lines, query, today)
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
  const page = Math.min(query.page, pages)
  const names = await namesOf(db, last, words.language)
  const total = regionTotal(lines)
  return {
    title: t("region:title"),
    say: t("region:say", {
      count: total.units,
      ready: total.readyUnits,
      blocked: total.blockedUnits,
      silent: total.silentUnits,
    }),
    answers: answersOf(lines, t),
    rows: found
      .slice((page - 1) * PER_PAGE, page * PER_PAGE)
      .map((line) => rowOf(line, { ...words, today, names })),
    isTree: isTree(query),
    found: found.length,
    page,
    pages,
    query,
    offices: lines
      .filter(({ isGroup }) => isGroup)
      .map(({ unit, depth }) => ({
        id: unit.id,
        name: `${"\u2007".repeat(depth * 2)}${unit.shortName}`,
      })),
    sorts: REGION_SORTS,
    may: { exchange: canSomewhere(actor, "region.exchange") },
  }
}

/** The same lines as rows of a table, with head; all of them. */
export async function listRegion(
  db: Db,
  actor: Actor,
  query: RegionQuery,
  words: Words,
): Promise<CsvCell[][]> {
  const { t } = words
  const { today, last, lines } = await readLines(db, actor)
  const names = await namesOf(db, last, words.language)
  const columns = [
    ...[
      "unit",
      "office",
      "below",
      "instruments",
      "items",
      "ready",
      "share",
      "blockers",
      "overdue",
      "visit",
      "left",
    ],
    ...["profile", "weeks", "counted"],
  ]
  return [
    columns.map((column) => t(`region:column.${column}`)),
    ...arrangeLines(lines, query, today).map((line) => {
      const row = rowOf(line, { ...words, today, names })
      return [
        row.name,
        line.parent ?? "",
        row.isGroup ? line.figures.units : null,
        row.instruments.join("; "),
        row.items,
        row.ready,
        row.share,
        row.blockers.text,
        row.overdue,
        row.visit?.day ?? "",
        row.visit?.left ?? "",
        row.profiles.map((one) => profileText(one, t)).join("; "),
        row.weeks.map((point) => point?.ready ?? "–").join(" "),
        row.counted.text,
      ]
    }),
  ]
}

const profileText = ({ instrument, levels }: RegionRow["profiles"][number], t: TFunction) =>
  `${instrument}: ${levels.map(({ level, count }) => t("region:profile.level", { level, count })).join(", ")}`

function answersOf(lines: readonly RegionLine[], t: TFunction): RegionAnswer[] {
  const units = lines.filter(({ isGroup }) => !isGroup)
  const answer = (
    key: RegionAnswer["key"],
    look: Pick<SignedText, "tone" | "sign">,
    is: (figures: Figures) => number,
  ) => {
    const those = units.filter(({ figures }) => is(figures) > 0)
    return {
      key,
      ...look,
      text: t(`region:answer.${key}`, { count: those.length }),
      names: those.slice(0, NAMED).map(({ unit }) => unit.shortName),
      more: Math.max(0, those.length - NAMED),
    }
  }
  return [
    answer("ready", { tone: "ready", sign: "●" }, ({ readyUnits }) => readyUnits),
    answer("blocked", { tone: "gap", sign: "▲" }, ({ blockedUnits }) => blockedUnits),
    answer("silent", { tone: "draft", sign: "!" }, ({ silentUnits }) => silentUnits),
  ]
}

interface RowWords extends Words {
  today: Day
  names: ReadonlyMap<string, string>
}

function rowOf({ unit, parent, depth, isGroup, figures }: RegionLine, words: RowWords): RegionRow {
  const { t, language, today, names } = words
  const { items, ready, nextVisit } = figures
  return {
    id: unit.id,
    name: unit.name,
    depth,
    isGroup,
    note: isGroup ? t("region:units-below", { count: figures.units }) : (parent ?? ""),
    instruments: isGroup ? [] : Object.keys(figures.profiles).map((key) => names.get(key) ?? key),
    items,
    ready,
    share: items === 0 ? "" : formatShare(fraction(ready, items), language),
    blockers: blockersText(figures, t),
    overdue: figures.overdue,
    visit:
      nextVisit === null
        ? null
        : {
            day: formatDay(nextVisit, language),
            left: t("region:days-left", { count: daysBetween(today, nextVisit) }),
          },
    profiles: Object.entries(figures.profiles).map(([key, levels]) => ({
      instrument: names.get(key) ?? key,
      levels: Object.entries(levels)
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([level, count]) => ({ level, count })),
    })),
    weeks: figures.weeks,
    counted: countedText(figures, isGroup, today, t),
  }
}

function blockersText({ items, blocked, blockersUnknown }: Figures, t: TFunction): SignedText {
  if (items === 0) return { tone: "none", sign: "○", text: t("region:blockers.nothing") }
  if (blocked > 0) return { tone: "gap", sign: "▲", text: t("region:blockers.blocked", { count: blocked }) }
  if (blockersUnknown > 0)
    return { tone: "draft", sign: "◐", text: t("region:blockers.unknown", { count: blockersUnknown }) }
  return { tone: "ready", sign: "●", text: t("region:blockers.none") }
}

/** How old the figures are; of an office, how many units did not report. */
function countedText(
  { units, silentUnits, countedOn }: Figures,
  isGroup: boolean,
  today: Day,
  t: TFunction,
): SignedText {
  if (units === 0) return { tone: "none", sign: "○", text: t("region:counted.no-units") }
  if (isGroup && silentUnits > 0)
    return { tone: "draft", sign: "!", text: t("region:counted.silent", { count: silentUnits, of: units }) }
  if (countedOn === null) return { tone: "draft", sign: "!", text: t("region:counted.never") }
  const count = daysBetween(countedOn, today)
  const said = count <= 0 ? t("region:counted.today") : t("region:counted.ago", { count })
  return count > SILENT_AFTER_DAYS
    ? { tone: "draft", sign: "!", text: said }
    : { tone: "ready", sign: "✓", text: said }
}

function namesOf(db: Db, last: readonly LastCount[], language: Language) {
  const instruments = last.map(({ instrumentKey, instrumentVersion }) => ({
    key: instrumentKey,
    version: instrumentVersion,
  }))
  return instrumentNames(db, instruments, language)
}
