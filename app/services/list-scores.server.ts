import type { TFunction } from "i18next"
import type { CsvCell } from "#app/domain/csv.ts"
import { formatPeriod, type Language } from "#app/domain/dates.ts"
import { levelOf, nodeLabel, requireItem, text } from "#app/domain/instrument.ts"
import { formatShare } from "#app/domain/numbers.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { describeReasons } from "#app/services/describe-reason.server.ts"
import { describeResult } from "#app/services/describe-result.server.ts"
import { figureViews } from "#app/services/figure-views.ts"
import { isOutsider, itemRedactor, readCycle } from "#app/services/read-cycle.server.ts"
import type { Db } from "#db/client.server.ts"

/**
 * A cycle's items and result as rows of a table, from the same functions as the screen; what the screen keeps
 * from an outside assessor is not in it either.
 * @throws 404 outside the actor's scope, 403 where he may not see cycles.
 */
export async function listScores(
  db: Db,
  actor: Actor,
  cycleId: string,
  language: Language,
  t: TFunction,
): Promise<CsvCell[][]> {
  const picture = await readCycle(db, actor, cycleId)
  const { cycle, instrument, readiness, responses, linkCounts, score } = picture
  const seesWork = !isOutsider(actor, cycle)
  const levelName = (value: number | null) => {
    const level = value === null ? undefined : levelOf(instrument, value)
    return level === undefined ? null : text(level.name, language)
  }
  const components = new Map(instrument.components.map((node) => [node.key, nodeLabel(node, language)]))
  const items = readiness.items.filter(({ item }) => responses.has(item))
  const rows: CsvCell[][] = items.map((judged) => {
    const row = responses.get(judged.item)
    const { item } = requireItem(instrument, judged.item)
    const safe = itemRedactor(actor, cycle, row?.positionId ?? null)
    const reasons = describeReasons(judged, {
      t,
      language,
      instrument,
      cycleId,
      item,
      mayAnswer: false,
      mayReview: false,
    })
    return [
      components.get(judged.component) ?? judged.component,
      item.number ?? null,
      text(item.title, language),
      t(`common:state.${judged.status}`),
      row?.notApplicable ? t("cycle:item.not-applicable") : judged.level,
      levelName(judged.level),
      judged.target,
      ...(seesWork ? [t(judged.ready ? "cycle:csv.yes" : "cycle:csv.no")] : []),
      linkCounts.get(judged.item) ?? 0,
      ...(seesWork
        ? [row?.positionTitle ?? null, row?.dueDate ?? null, reasons.map((reason) => reason.text).join("; ")]
        : []),
      row === undefined ? null : safe(row.narrative),
      row === undefined ? null : safe(row.gapReason),
    ]
  })
  const head = [
    "component",
    "number",
    "item",
    "state",
    "level",
    "level-name",
    "target",
    ...(seesWork ? ["ready"] : []),
    "evidence",
    ...(seesWork ? ["position", "due", "missing"] : []),
    "narrative",
    "gap-reason",
  ].map((name) => t(`cycle:csv.${name}`))
  return [
    [t("cycle:field.title"), cycle.title],
    [t("cycle:field.applicant"), cycle.applicantName],
    [t("cycle:field.instrument"), `${text(instrument.title, language)} (${cycle.instrumentVersion})`],
    [t("cycle:field.period"), formatPeriod(cycle.periodFrom, cycle.periodTo, language)],
    [t("cycle:csv.as-of"), picture.today],
    [],
    head,
    ...rows,
    ...figureRows(),
    ...(picture.isWhole && seesWork ? resultRows() : []),
  ]

  function figureRows(): CsvCell[][] {
    const lines = items.flatMap(({ item: key }) => {
      const { item } = requireItem(instrument, key)
      const own = instrument.figures.filter(({ key }) => item.figures?.includes(key))
      const safe = itemRedactor(actor, cycle, responses.get(item.key)?.positionId ?? null)
      const { figures } = figureViews(own, item.key, picture.figures, {
        today: picture.today,
        language,
        safe,
      })
      return figures.map((figure): CsvCell[] => [
        item.number ?? null,
        figure.title,
        figure.value,
        figure.counted?.when ?? figure.byHand?.asOf ?? null,
        figure.counted?.definition ??
          (figure.byHand === null ? null : `${t("cycle:csv.by-hand")}: ${figure.byHand.source}`),
      ])
    })
    if (lines.length === 0) return []
    return [
      [],
      ["number", "figure", "value", "when", "definition"].map((name) => t(`cycle:csv.${name}`)),
      ...lines,
    ]
  }

  function resultRows(): CsvCell[][] {
    const outcome = describeResult(score.result, instrument, t, language)
    return [
      [],
      [
        t("cycle:csv.component"),
        t("cycle:csv.ready-items"),
        t("cycle:csv.items"),
        t("cycle:csv.earned"),
        t("cycle:csv.possible"),
        t("cycle:csv.share"),
      ],
      ...readiness.components.map((component): CsvCell[] => {
        const sum = score.nodes[component.component]
        return [
          components.get(component.component) ?? component.component,
          component.ready,
          component.of,
          sum?.earned ?? 0,
          sum?.possible ?? 0,
          sum?.share == null ? null : formatShare(sum.share, language, 1),
        ]
      }),
      [
        t("cycle:csv.all"),
        readiness.total.ready,
        readiness.total.of,
        score.total.earned,
        score.total.possible,
        score.total.share === null ? null : formatShare(score.total.share, language, 1),
      ],
      [],
      [t("cycle:result.title"), outcome.headline],
      ...outcome.detail.map((line): CsvCell[] => [null, line]),
    ]
  }
}
