import type { TFunction } from "i18next"
import type { StripPeriod } from "#app/domain/cadence.ts"
import { formatDay, formatMonth, type Language } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { type Instrument, type Item, levelOf, text } from "#app/domain/instrument.ts"
import type { ItemReadiness, ReadinessReason } from "#app/domain/readiness.ts"
import { paths } from "#app/paths.ts"

/** What keeps an item from being ready, in words, and where it is put right. */
export interface ReasonLine {
  code: ReadinessReason["code"]
  text: string
  /** Address of the repair; absent where the reader can only wait. */
  to?: string
  /** What the repair's link says. */
  repair?: string
}

interface Surroundings {
  t: TFunction
  language: Language
  instrument: Instrument
  cycleId: string
  item: Item
  /** Whether the reader may answer and attach. */
  mayAnswer: boolean
  mayReview: boolean
}

/** Every reason of an item in the order of the work. */
export function describeReasons(readiness: ItemReadiness, around: Surroundings): ReasonLine[] {
  return readiness.reasons.map((reason) => describeReason(reason, readiness, around))
}

function describeReason(reason: ReadinessReason, readiness: ItemReadiness, around: Surroundings): ReasonLine {
  const { t, language, instrument, cycleId, item, mayAnswer, mayReview } = around
  const say = (values: Record<string, string | number> = {}) => t(`cycle:reason.${reason.code}`, values)
  const repair = (allowed: boolean, to: string, word: string): Pick<ReasonLine, "to" | "repair"> =>
    allowed ? { to, repair: t(`cycle:repair.${word}`) } : {}
  const page = paths.item(cycleId, item.key)
  const levelName = (value: number) => {
    const level = levelOf(instrument, value)
    return level === undefined ? String(value) : `${value} ${text(level.name, language)}`
  }
  switch (reason.code) {
    case "unanswered":
    case "not-applicable-not-allowed":
      return { code: reason.code, text: say(), ...repair(mayAnswer, `${page}#level`, "choose") }
    case "below-target":
      return {
        code: reason.code,
        text: say({ level: levelName(reason.level), target: levelName(reason.target) }),
        ...repair(mayAnswer, `${page}#level`, "change"),
      }
    case "evidence-missing":
      return {
        code: reason.code,
        text: say({ hint: hintTitle(item, reason.hint, language) }),
        ...repair(mayAnswer, `${paths.itemEvidence(cycleId, item.key)}?hint=${reason.hint}`, "attach"),
      }
    case "evidence-without-period":
    case "evidence-outside-period":
    case "evidence-expired": {
      const codes = reason.evidence.map((id) => codeOf(readiness, id)).join(", ")
      const to = reason.evidence[0]
      return {
        code: reason.code,
        text: say({
          evidence: codes,
          hint: hintTitle(item, reason.hint, language),
          ...(reason.code === "evidence-expired" ? { day: formatDay(reason.lastDay, language) } : {}),
        }),
        ...(to === undefined ? {} : repair(mayAnswer, paths.evidence(to), "mend")),
      }
    }
    case "cadence-hole": {
      const strip = readiness.hints.find(({ hint }) => hint.key === reason.hint)?.strip ?? []
      return {
        code: reason.code,
        text: say({
          hint: hintTitle(item, reason.hint, language),
          periods: listPeriods(strip, reason.periods, t, language),
        }),
        ...repair(mayAnswer, `${page}#hole-${reason.hint}`, "explain"),
      }
    }
    case "not-submitted":
      return { code: reason.code, text: say(), ...repair(mayAnswer, `${page}#offer`, "offer") }
    case "returned":
      return { code: reason.code, text: say(), ...repair(mayAnswer, `${page}#review-note`, "read") }
    case "awaiting-review":
      return { code: reason.code, text: say(), ...repair(mayReview, `${page}#review`, "review") }
    case "reviewed-by-author":
      return { code: reason.code, text: say(), ...repair(mayAnswer, `${page}#offer`, "offer") }
  }
}

/** A cadence's period as people say it: `Jun 2026`, `Semester 1 2026`, `2026/2027`. */
export function periodName(entry: StripPeriod["period"], t: TFunction, language: Language): string {
  if (/^\d{4}-\d{2}$/.test(entry.key)) return formatMonth(entry.from, language)
  const semester = /^(\d{4})-S([12])$/.exec(entry.key)
  if (semester !== null) return t("cycle:period.semester", { number: semester[2], year: semester[1] })
  return entry.key === "once" ? t("cycle:period.once") : entry.key
}

const MOST_NAMED = 3

/** The periods in words, those that follow each other as one span: `Jan 2026 – Okt 2026`. */
function listPeriods(
  strip: readonly StripPeriod[],
  wanted: readonly string[],
  t: TFunction,
  language: Language,
): string {
  const spans: { from: StripPeriod["period"]; to: StripPeriod["period"] }[] = []
  let isOpen = false
  for (const { period } of strip) {
    const last = spans.at(-1)
    const isWanted = wanted.includes(period.key)
    if (isWanted && isOpen && last !== undefined) last.to = period
    else if (isWanted) spans.push({ from: period, to: period })
    isOpen = isWanted
  }
  const names = spans.slice(0, MOST_NAMED).map(({ from, to }) => {
    const first = periodName(from, t, language)
    return from === to ? first : `${first} – ${periodName(to, t, language)}`
  })
  const more = spans.length - names.length
  return more > 0 ? `${names.join(", ")}, ${t("cycle:period.more", { count: more })}` : names.join(", ")
}

function hintTitle(item: Item, key: string, language: Language): string {
  const hint = item.evidence.find((entry) => entry.key === key)
  return hint === undefined ? key : text(hint.text, language)
}

function codeOf(readiness: ItemReadiness, evidenceId: string): string {
  const link = readiness.hints
    .flatMap((hint) => hint.links)
    .find(({ evidence }) => evidence.id === evidenceId)
  return link === undefined ? "?" : evidenceCode(link.evidence.number)
}
