import { COMMUNITY_TEXTS } from "#app/domain/dossier-community-texts.ts"
import { type DossierContext, section } from "#app/domain/dossier-context.ts"
import type { DossierBlock, DossierSection, Inline } from "#app/domain/dossier-document.ts"
import { countedWhen, figureValue } from "#app/domain/figure-text.ts"
import { text } from "#app/domain/instrument.ts"
import { registerCode } from "#app/domain/register-code.ts"
import type { SnapshotCommunity } from "#app/domain/snapshot-community.ts"

/**
 * Educators and santri in figures, each with how it was counted; the full edition lists every stay by its code. Undefined where
 * nothing was counted.
 */
export function communitySection(context: DossierContext): DossierSection | undefined {
  const { community } = context.snapshot
  if (community === undefined) return undefined
  const words = COMMUNITY_TEXTS[context.language]
  return section("community", words.title, [
    { type: "paragraph", text: words.intro, look: "body", align: "start" },
    figureTable(context, community),
    ...(context.request.edition === "full" ? stayList(context, community) : []),
  ])
}

function figureTable({ language, request }: DossierContext, { figures }: SnapshotCommunity): DossierBlock {
  const words = COMMUNITY_TEXTS[language]
  return {
    type: "table",
    rowHeaders: true,
    columns: [
      { title: words.figure, width: 38, align: "start" },
      { title: words.value, width: 16, align: "end" },
      { title: words.when, width: 26, align: "start" },
      { title: words.how, width: 50, align: "start" },
    ],
    rows: figures.map(({ value, counted }): Inline[] => [
      text(counted.title, language),
      figureValue(value, counted.unit, language),
      countedWhen(counted, request.today, language),
      text(counted.definition, language),
    ]),
  }
}

function stayList({ language, day }: DossierContext, { stays }: SnapshotCommunity): DossierBlock[] {
  if (stays.length === 0) return []
  const words = COMMUNITY_TEXTS[language]
  return [
    { type: "heading", level: 2, text: words.list, listed: true },
    { type: "paragraph", text: words.listIntro, look: "small", align: "start" },
    {
      type: "table",
      rowHeaders: true,
      columns: [
        { title: words.code, width: 20, align: "start" },
        { title: words.intake, width: 20, align: "start" },
        { title: words.from, width: 26, align: "start" },
        { title: words.until, width: 26, align: "start" },
      ],
      rows: stays.map(({ number, intake, from, until }): Inline[] => [
        registerCode("santri", number),
        intake || "–",
        day(from),
        until === null ? words.stays : day(until),
      ]),
    },
  ]
}
