import { type DossierContext, fill, section } from "#app/domain/dossier-context.ts"
import type { BlockOf, DossierBlock, DossierSection, Inline } from "#app/domain/dossier-document.ts"
import type { BlockerState } from "#app/domain/figures.ts"
import { parseFraction } from "#app/domain/fraction.ts"
import { isGroup, nodeLabel, text } from "#app/domain/instrument.ts"
import { formatFraction, formatShare } from "#app/domain/numbers.ts"
import type { RuleResult, SeatResult } from "#app/domain/scoring-rules.ts"

/** The summary of results: what is ready, what blocks, the figures by the instrument's rule, what is not published. */

export function resultsSection(context: DossierContext): DossierSection {
  const { t } = context
  return section("results", t.sections.results, [
    lead(context),
    ...blockers(context),
    ...outcome(context),
    readinessBars(context),
    componentTable(context),
    profileTable(context),
    ...notPublished(context),
  ])
}

function lead({ t, readiness, language }: DossierContext): DossierBlock {
  const { ready, of, share } = readiness.total
  const words =
    share === null
      ? t.results.leadNone
      : fill(t.results.lead, { ready, of, unitWord: t.results.itemWord, share: formatShare(share, language) })
  return { type: "paragraph", text: words, look: "lead", align: "start" }
}

function blockers(context: DossierContext): DossierBlock[] {
  const { t, readiness, language, instrument } = context
  const open = readiness.blockers.filter((blocker) => blocker.state !== "clear")
  if (open.length === 0 && instrument.blockers.length === 0) return []
  if (open.length === 0) {
    return [{ type: "callout", tone: "note", title: t.results.noBlockers, text: t.results.noBlockersText }]
  }
  return open.map((state) => ({
    type: "callout",
    tone: state.state === "blocked" ? "blocker" : "warning",
    title: `${state.state === "blocked" ? t.results.blocked : t.results.blockerUnknown}: ${text(state.blocker.text, language)}`,
    text: blockerFigures(context, state),
  }))
}

function blockerFigures(
  { t, instrument, language, day, safe, snapshot }: DossierContext,
  { figures }: BlockerState,
): string {
  return figures
    .map(({ figure, row }) => {
      const definition = instrument.figures.find((entry) => entry.key === figure)
      const title = definition ? text(definition.title, language) : figure
      if (!row) return fill(t.results.figureMissing, { title })
      const value = formatFraction(parseFraction(row.value), language, { digits: 6 })
      if (row.counted === true) {
        const how = snapshot.figures.find((entry) => entry.figure === figure)?.counted
        const words = {
          title,
          value,
          asOf: day(row.asOf),
          definition: how ? text(how.definition, language) : "",
        }
        return fill(t.results.figureCounted, words)
      }
      return fill(t.results.figure, { title, value, asOf: day(row.asOf), source: safe(row.source) })
    })
    .join("\n")
}

function outcome(context: DossierContext): DossierBlock[] {
  const { t, score } = context
  const lines = describeResult(context, score.result)
  return [{ type: "callout", tone: "note", title: t.results.outcome, text: lines.join("\n") }]
}

function describeResult(context: DossierContext, result: RuleResult): string[] {
  const { t, instrument, language } = context
  const { rule } = instrument.scoring
  if (result.kind === "pass-fail") {
    const names =
      rule.kind === "pass-fail"
        ? { pass: text(rule.pass, language), fail: text(rule.fail, language) }
        : undefined
    const verdict = result.verdict === "open" || !names ? t.results.verdictOpen : names[result.verdict]
    return [`${verdict}.`, fill(t.results.passFail, { met: result.met, of: result.of })]
  }
  if (result.kind !== "assessors") return describeSeat(context, result)
  if (result.mean) return describeSeat(context, result.mean)
  const why = result.missing === "weights" ? t.results.assessorWeightsMissing : t.results.assessorsMissing
  return [...describeSeat(context, result.own), why]
}

function describeSeat({ t, language }: DossierContext, seat: SeatResult): string[] {
  const incomplete = seat.complete ? [] : [t.results.incomplete]
  if (seat.kind === "indicative") {
    const share = seat.share === null ? "–" : formatShare(seat.share, language, 1)
    return [fill(t.results.indicative, { share }), ...incomplete]
  }
  const value = seat.value === null ? "–" : formatFraction(seat.value, language)
  return [
    fill(t.results.score, { value, outOf: formatFraction(seat.outOf, language) }),
    seat.predicate
      ? fill(t.results.predicate, { name: text(seat.predicate.name, language) })
      : t.results.predicateNone,
    ...incomplete,
  ]
}

function readinessBars({ t, readiness, instrument, language }: DossierContext): BlockOf<"bars"> {
  const rows = readiness.components
    .filter((component) => component.of > 0)
    .map((component) => {
      const node = instrument.components.find((entry) => entry.key === component.component)
      const label = node ? nodeLabel(node, language) : component.component
      return {
        label,
        value: component.ready / component.of,
        partial: component.submitted / component.of,
        text: fill(t.results.readinessText, { ready: component.ready, of: component.of }),
      }
    })
  const alt = fill(t.results.readinessAlt, {
    rows: rows.map((row) => `${row.label}: ${row.text}`).join("; "),
  })
  return { type: "bars", caption: t.results.readiness, alt, rows, legend: t.results.legend }
}

function componentTable({ t, score, instrument, language }: DossierContext): BlockOf<"table"> {
  const head = t.results.table
  const rowOf = (label: string, tally: typeof score.total): Inline[] => [
    label,
    String(tally.items),
    String(tally.answered - tally.excluded),
    String(tally.excluded),
    tally.share === null ? "–" : formatShare(tally.share, language, 1),
  ]
  const rows = instrument.components.flatMap((node) => {
    const tally = score.nodes[node.key]
    return tally && tally.items > 0 ? [rowOf(nodeLabel(node, language), tally)] : []
  })
  return {
    type: "table",
    caption: t.results.tableCaption,
    rowHeaders: true,
    columns: [
      { title: head.component, width: 44, align: "start" },
      { title: head.items, width: 14, align: "end" },
      { title: head.answered, width: 13, align: "end" },
      { title: head.excluded, width: 15, align: "end" },
      { title: head.share, width: 14, align: "end" },
    ],
    rows: [...rows, rowOf(t.results.total, score.total)],
  }
}

function profileTable({ t, score, instrument, language }: DossierContext): BlockOf<"table"> {
  const levels = instrument.scale.levels
  const rowOf = (label: string, tally: typeof score.total): Inline[] => [
    label,
    ...levels.map(({ value }) => String(tally.profile.find((entry) => entry.level === value)?.count ?? 0)),
    String(tally.items - tally.answered),
  ]
  const rows = instrument.components.flatMap((node) => {
    const tally = score.nodes[node.key]
    return tally && tally.items > 0 ? [rowOf(nodeLabel(node, language), tally)] : []
  })
  return {
    type: "table",
    caption: t.results.profileCaption,
    rowHeaders: true,
    columns: [
      { title: t.results.table.component, width: 40, align: "start" },
      ...levels.map((level) => ({
        title: `${level.value} ${text(level.name, language)}`,
        width: 48 / (levels.length + 1) + 3,
        align: "end" as const,
      })),
      { title: t.results.unanswered, width: 48 / (levels.length + 1) + 3, align: "end" },
    ],
    rows: [...rows, rowOf(t.results.total, score.total)],
  }
}

function notPublished({ t, instrument, language }: DossierContext): DossierBlock[] {
  const groups = instrument.components.filter((node) => isGroup(node) && node.children.length === 0)
  const stated = instrument.notPublished.map(
    (entry) => `${t.results.notPublishedWhat[entry.what]}: ${text(entry.note, language)}`,
  )
  const empty = groups.map((node) => `${nodeLabel(node, language)}: ${t.item.noItems}`)
  if (stated.length + empty.length === 0) return []
  return [
    { type: "heading", level: 2, text: t.results.notPublished, listed: true },
    { type: "list", ordered: false, items: [...stated, ...empty] },
  ]
}
