import { type DossierContext, fill, section } from "#app/domain/dossier-context.ts"
import type { DossierBlock, DossierSection, Inline } from "#app/domain/dossier-document.ts"
import { VISIT_SECTION_TEXTS } from "#app/domain/dossier-visits-texts.ts"
import type { SnapshotVisits } from "#app/domain/snapshot-visits.ts"
import { directionStanding } from "#app/domain/visit.ts"

/** Officials' visits, what they asked for, and how much of it is proven done; undefined where there was none. */
export function visitsSection(context: DossierContext): DossierSection | undefined {
  const { visits: given } = context.snapshot
  if (given === undefined) return undefined
  const words = VISIT_SECTION_TEXTS[context.language]
  const byLetter = given.directions.filter(({ visit }) => visit === null)
  return section("visits", words.title, [
    { type: "paragraph", text: words.intro, look: "body", align: "start" },
    ...given.visits.flatMap((visit) => [
      heading(`${context.safe(visit.title)}, ${context.period(visit.from, visit.until)}`),
      ...(visit.sample ? [note(words.sample)] : []),
      note([words.purpose[visit.purpose], ...visit.offices.map(context.safe)].join(" · ")),
      ...directionTable(
        context,
        given.directions.filter((direction) => direction.visit === visit.id),
      ),
    ]),
    ...(byLetter.length === 0 ? [] : [heading(words.byLetter), ...directionTable(context, byLetter)]),
  ])
}

const heading = (text: string): DossierBlock => ({ type: "heading", level: 2, text, listed: true })
const note = (text: string): DossierBlock => ({ type: "paragraph", text, look: "small", align: "start" })

function directionTable(
  { safe, day, language }: DossierContext,
  directions: SnapshotVisits["directions"],
): DossierBlock[] {
  const words = VISIT_SECTION_TEXTS[language]
  if (directions.length === 0) return [note(words.none)]
  return [
    {
      type: "table",
      rowHeaders: true,
      columns: [
        { title: words.direction, width: 56, align: "start" },
        { title: words.givenBy, width: 34, align: "start" },
        { title: words.standing, width: 40, align: "start" },
      ],
      rows: directions.map(({ number, text, givenBy, givenOn, states }): Inline[] => {
        const { state, proven, of } = directionStanding(states)
        return [
          `${number}. ${safe(text)}`,
          `${safe(givenBy)}, ${day(givenOn)}`,
          `${words.state[state]}; ${fill(words.proven, { proven, of })}`,
        ]
      }),
    },
  ]
}
