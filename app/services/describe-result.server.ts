import type { TFunction } from "i18next"
import type { Language } from "#app/domain/dates.ts"
import { type Instrument, nodeLabel, requireItem, text } from "#app/domain/instrument.ts"
import { formatFraction, formatShare } from "#app/domain/numbers.ts"
import type { OutcomeView, ResultView } from "#app/domain/overview-view.ts"
import { awardOf, listDecisiveRises, type Score, type ScoreInput, scoreWhatIf } from "#app/domain/scoring.ts"
import type { RuleResult, SeatResult } from "#app/domain/scoring-rules.ts"
import type { ItemLevel, Levels } from "#app/domain/tally.ts"

/** A result in words; a predicate only where the instrument publishes one. */
export function describeResult(
  result: RuleResult,
  instrument: Instrument,
  t: TFunction,
  language: Language,
): OutcomeView {
  switch (result.kind) {
    case "pass-fail": {
      const { rule } = instrument.scoring
      const words = rule.kind === "pass-fail" ? { pass: rule.pass, fail: rule.fail } : undefined
      const headline =
        result.verdict === "open" || words === undefined
          ? t("cycle:result.open")
          : text(words[result.verdict], language)
      return {
        headline,
        detail: [
          t("cycle:result.met", { met: result.met, of: result.of }),
          ...(result.unanswered.length > 0
            ? [t("cycle:result.unanswered", { count: result.unanswered.length })]
            : []),
        ],
      }
    }
    case "assessors": {
      const seat = describeSeat(result.mean ?? result.own, instrument, t, language)
      return {
        headline: seat.headline,
        detail: [
          ...(result.mean === undefined ? [t("cycle:result.own-alone")] : []),
          ...(result.missing === undefined ? [] : [t(`cycle:result.missing-${result.missing}`)]),
          ...seat.detail,
        ],
      }
    }
    default:
      return describeSeat(result, instrument, t, language)
  }
}

function describeSeat(
  result: SeatResult,
  instrument: Instrument,
  t: TFunction,
  language: Language,
): OutcomeView {
  const detail = result.complete ? [] : [t("cycle:result.incomplete")]
  if (result.kind === "indicative") {
    return {
      headline:
        result.share === null
          ? t("cycle:result.nothing")
          : t("cycle:result.indicative", { share: formatShare(result.share, language, 1) }),
      detail: [t("cycle:result.no-formula"), ...detail],
    }
  }
  const { predicates } = instrument.scoring
  const value = result.value === null ? undefined : formatFraction(result.value, language)
  const score =
    value === undefined
      ? t("cycle:result.nothing")
      : t("cycle:result.score", { value, outOf: formatFraction(result.outOf, language) })
  return {
    headline:
      result.predicate === undefined
        ? score
        : t("cycle:result.with-predicate", { score, predicate: text(result.predicate.name, language) }),
    detail: [...(predicates === undefined ? [t("cycle:result.no-predicate")] : []), ...detail],
  }
}

interface Question {
  instrument: Instrument
  input: ScoreInput
  score: Score
  tries: Levels
  t: TFunction
  language: Language
  /** Address of the page without one of the tries. */
  without: (item: string) => string
}

/** The real result, and beside it the one with some levels moved; nothing is saved. */
export function describeWhatIf({
  instrument,
  input,
  score,
  tries,
  t,
  language,
  without,
}: Question): ResultView {
  const tried = Object.entries(tries)
  const changed = tried.length === 0 ? undefined : scoreWhatIf(instrument, input, tries)
  const levels = instrument.scale.levels.map(({ value, name }) => ({
    value: String(value),
    label: `${value} ${text(name, language)}`,
  }))
  const levelLabel = (level: ItemLevel) =>
    levels.find(({ value }) => value === String(level))?.label ?? t("cycle:item.no-level")
  const itemLabel = (key: string) => nodeLabel(requireItem(instrument, key).item, language)
  const open = (from: Score) => from.total.items - from.total.answered
  return {
    now: describeResult(score.result, instrument, t, language),
    items: score.total.items,
    profile: [
      ...score.total.profile.map(({ level, count }, index) => ({
        name: levelLabel(level),
        now: count,
        changed: changed?.total.profile[index]?.count ?? null,
      })),
      ...(score.total.excluded > 0
        ? [
            {
              name: t("cycle:item.not-applicable"),
              now: score.total.excluded,
              changed: changed?.total.excluded ?? null,
            },
          ]
        : []),
      ...(open(score) > 0
        ? [
            {
              name: t("cycle:item.no-level"),
              now: open(score),
              changed: changed === undefined ? null : open(changed),
            },
          ]
        : []),
    ],
    tries: tried.map(([item, level]) => ({
      item,
      label: itemLabel(item),
      level: levelLabel(level),
      value: `${item}:${level}`,
      without: without(item),
    })),
    changed: changed === undefined ? null : describeResult(changed.result, instrument, t, language),
    decisive: listDecisiveRises(instrument, input).map((rise) =>
      t("cycle:whatif.decisive", {
        item: itemLabel(rise.item),
        from: rise.from,
        to: rise.to,
        award: awardName(rise.result, instrument, t, language),
      }),
    ),
    options: {
      items: Object.keys(score.items).map((key) => ({ value: key, label: itemLabel(key) })),
      levels,
    },
  }
}

function awardName(result: RuleResult, instrument: Instrument, t: TFunction, language: Language): string {
  const award = awardOf(result)
  const band = instrument.scoring.predicates?.bands.find(({ key }) => key === award)
  return band === undefined
    ? describeResult(result, instrument, t, language).headline
    : text(band.name, language)
}

/** Reads `6.2:3` parameters; what names no item that applies or no level of the scale is left out. */
export function readTries(
  values: readonly string[],
  instrument: Instrument,
  items: readonly string[],
): Levels {
  const tries: Record<string, number> = {}
  for (const value of values) {
    const [, item, level] = /^(.+):(\d{1,3})$/.exec(value) ?? []
    if (item === undefined || !items.includes(item)) continue
    if (instrument.scale.levels.some((entry) => entry.value === Number(level))) tries[item] = Number(level)
  }
  return tries
}
