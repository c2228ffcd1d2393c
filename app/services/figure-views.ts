import { type Day, formatDay, type Language } from "#app/domain/dates.ts"
import type { SnapshotCounted } from "#app/domain/dossier-snapshot.ts"
import { countedWhen, figureValue } from "#app/domain/figure-text.ts"
import { type FigureDefinition, text } from "#app/domain/instrument.ts"
import type { FigureView, ItemView } from "#app/domain/item-view.ts"
import { LIVE_FIGURES } from "#app/domain/live-figures.ts"
import type { CycleFigures } from "#app/services/read-figures.server.ts"

interface Reading {
  today: Day
  language: Language
  safe: (text: string) => string
}

/** The figures of one item: those its instrument names, then those the unit named, and what else may be named. */
export function figureViews(
  definitions: readonly FigureDefinition[],
  item: string,
  figures: CycleFigures,
  reading: Reading,
): Pick<ItemView, "figures" | "figureChoices"> {
  const named = figures.itemFigures.filter((row) => row.item === item)
  return {
    figures: [
      ...definitions.map((definition) => ofInstrument(definition, figures, reading)),
      ...named.map(
        ({ figure, value, counted }): FigureView => ({
          key: figure,
          title: text(counted.title, reading.language),
          value: value === null ? null : figureValue(value, counted.unit, reading.language),
          counted: howOf(counted, figures.day, reading.language),
          byHand: null,
          entry: null,
          note: null,
          isNamed: true,
        }),
      ),
    ],
    figureChoices: LIVE_FIGURES.filter(({ key }) => !named.some(({ figure }) => figure === key)).map(
      ({ key, title }) => ({ key, title: text(title, reading.language) }),
    ),
  }
}

function ofInstrument(
  { key, title, unit, note }: FigureDefinition,
  figures: CycleFigures,
  { today, language, safe }: Reading,
): FigureView {
  const row = figures.figures.find(({ figure }) => figure === key)
  const hand = figures.byHand.find(({ figure }) => figure === key)
  return {
    key,
    title: text(title, language),
    value: row === undefined ? null : figureValue(row.value, unit, language),
    counted: row?.counted === undefined ? null : howOf(row.counted, figures.day, language),
    byHand:
      hand === undefined
        ? null
        : {
            value: figureValue(hand.value, unit, language),
            asOf: formatDay(hand.asOf, language),
            source: safe(hand.source),
          },
    entry:
      row?.counted === undefined
        ? {
            typed: hand === undefined ? "" : language === "id" ? hand.value.replace(".", ",") : hand.value,
            asOfDay: hand?.asOf ?? today,
            source: safe(hand?.source ?? ""),
          }
        : null,
    note: note === undefined ? null : text(note, language),
    isNamed: false,
  }
}

function howOf(counted: SnapshotCounted, day: Day, language: Language): NonNullable<FigureView["counted"]> {
  return { when: countedWhen(counted, day, language), definition: text(counted.definition, language) }
}
