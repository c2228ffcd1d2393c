import type { TFunction } from "i18next"
import { countReasons, listPositionLoad } from "#app/domain/cycle-summary.ts"
import { daysBetween, formatDay, type Language } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { parseFraction } from "#app/domain/fraction.ts"
import { nodeLabel, requireItem, text } from "#app/domain/instrument.ts"
import { formatFraction, formatShare } from "#app/domain/numbers.ts"
import type { WorkView } from "#app/domain/overview-view.ts"
import type { ItemReadiness, Urgency } from "#app/domain/readiness.ts"
import type { CyclePicture } from "#app/services/read-cycle.server.ts"

interface Reader {
  language: Language
  t: TFunction
}

/** A judged cycle in words, for those inside: whether it is ready, and what is left. */
export function sayForInsider(picture: CyclePicture, own: readonly ItemReadiness[], { t, language }: Reader) {
  const { cycle, readiness, today, isWhole, responses } = picture
  const ready = own.filter((item) => item.ready).length
  const goal = cycle.visitDate ?? cycle.dueDate
  const urgent = readiness.urgent.filter(({ item }) => responses.has(item)).length
  const blockers = readiness.blockers.filter(
    ({ state, blocker }) => state !== "clear" && responses.has(blocker.item),
  ).length
  const parts = [
    ...(ready < own.length ? [t("cycle:overview.not-ready-items", { count: own.length - ready })] : []),
    ...(blockers > 0 ? [t("cycle:overview.blockers", { count: blockers })] : []),
    ...(urgent > 0 ? [t("cycle:overview.urgent", { count: urgent })] : []),
    ...(goal === null ? [] : [daysLeft(daysBetween(today, goal), cycle.visitDate !== null, t)]),
  ]
  const isReady = isWhole ? readiness.isReady : ready === own.length
  const share =
    readiness.total.share !== null && isWhole ? ` (${formatShare(readiness.total.share, language)})` : ""
  return {
    notReady: own.length - ready,
    say: `${t(isReady ? "cycle:overview.ready" : "cycle:overview.not-ready")} ${parts.join(", ")}.`,
    lead: t(isWhole ? "cycle:overview.lead" : "cycle:overview.lead-own", {
      ready,
      count: own.length,
      share,
    }),
  }
}

function daysLeft(days: number, isVisit: boolean, t: TFunction): string {
  const what = isVisit ? "visit" : "due"
  if (days === 0) return t(`cycle:overview.${what}-today`)
  return days > 0
    ? t(`cycle:overview.${what}-in`, { count: days })
    : t(`cycle:overview.${what}-past`, { count: -days })
}

/** Blockers, what presses, what is missing, and what each position has on its desk. */
export function workOf(
  picture: CyclePicture,
  own: readonly ItemReadiness[],
  { language, t }: Reader,
): WorkView {
  const { instrument, cycle, readiness, responses, linkCounts, today } = picture
  const titles = new Map([...responses.values()].map((row) => [row.positionId, row.positionTitle]))
  const load = listPositionLoad(
    instrument,
    cycle.applicantKind,
    [...responses.values()],
    new Set(linkCounts.keys()),
    today,
  )
  return {
    blockers: readiness.blockers.flatMap(({ blocker, state, figures }) => {
      if (state === "clear" || !responses.has(blocker.item)) return []
      const known = figures.flatMap(({ row }) =>
        row === undefined
          ? []
          : [
              t("cycle:overview.figure-is", {
                value: formatFraction(parseFraction(row.value), language),
                day: formatDay(row.asOf, language),
              }),
            ],
      )
      return [
        { text: text(blocker.text, language), state, item: blocker.item, known: known.join("; ") || null },
      ]
    }),
    urgent: readiness.urgent.flatMap((urgency) =>
      responses.has(urgency.item)
        ? [{ text: urgencyText(urgency, picture, language, t), item: urgency.item }]
        : [],
    ),
    missing: countReasons(own).map(({ code, items }) => ({
      code,
      text: t(`cycle:missing.${code}`),
      count: items.length,
    })),
    load: picture.isWhole
      ? load.map((row) => ({
          ...row,
          position: row.positionId === null ? t("cycle:item.nobody") : (titles.get(row.positionId) ?? "?"),
        }))
      : [],
  }
}

function urgencyText(urgency: Urgency, picture: CyclePicture, language: Language, t: TFunction): string {
  const label = nodeLabel(requireItem(picture.instrument, urgency.item).item, language)
  switch (urgency.code) {
    case "overdue":
      return t("cycle:urgent.overdue", {
        item: label,
        count: daysBetween(urgency.dueDate, picture.today),
        position: picture.responses.get(urgency.item)?.positionTitle ?? t("cycle:item.nobody"),
      })
    case "figure-unknown": {
      const figure = picture.instrument.figures.find(({ key }) => key === urgency.figure)
      return t("cycle:urgent.figure-unknown", {
        item: label,
        figure: figure === undefined ? urgency.figure : text(figure.title, language),
      })
    }
    case "expired":
    case "expires-before-visit": {
      const link = picture.readiness.items
        .flatMap(({ hints }) => hints.flatMap(({ links }) => links))
        .find(({ evidence }) => evidence.id === urgency.evidence)
      return t(`cycle:urgent.${urgency.code}`, {
        item: label,
        evidence: link === undefined ? "?" : evidenceCode(link.evidence.number),
        day: formatDay(urgency.validUntil, language),
      })
    }
  }
}

/** How far each component is, of the items the reader sees. */
export function componentsOf(picture: CyclePicture, own: readonly ItemReadiness[], language: Language) {
  return picture.instrument.components.flatMap((node) => {
    const items = own.filter(({ component }) => component === node.key)
    if (items.length === 0 && !picture.isWhole) return []
    return [
      {
        key: node.key,
        label: nodeLabel(node, language),
        of: items.length,
        ready: items.filter(({ ready }) => ready).length,
        approved: items.filter(({ status }) => status === "disetujui").length,
        submitted: items.filter(({ status }) => status === "siap").length,
      },
    ]
  })
}
