import type { TFunction } from "i18next"
import { countReasons, listPositionLoad, nextItemToDo } from "#app/domain/cycle-summary.ts"
import { daysBetween, formatDay, formatHijri, formatPeriod, type Language } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { parseFraction } from "#app/domain/fraction.ts"
import { levelOf, nodeLabel, requireItem, text } from "#app/domain/instrument.ts"
import { formatFraction, formatShare } from "#app/domain/numbers.ts"
import type { OverviewView, WorkView } from "#app/domain/overview-view.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import type { ItemReadiness, Urgency } from "#app/domain/readiness.ts"
import { paths } from "#app/paths.ts"
import { describeWhatIf, readTries } from "#app/services/describe-result.server.ts"
import { itemRows, matches, readFilters } from "#app/services/overview-rows.server.ts"
import { type CyclePicture, isOutsider, readCycle } from "#app/services/read-cycle.server.ts"
import type { Db } from "#db/client.server.ts"
import { getInstrumentCheck } from "#db/queries/instruments.server.ts"

interface Reader {
  actor: Actor
  language: Language
  t: TFunction
  /** Filter and what-if of the address. */
  search: URLSearchParams
}

/** The overview of a cycle for one reader. @throws 404 outside his scope, 403 where he may not see cycles. */
export async function readOverview(db: Db, cycleId: string, reader: Reader): Promise<OverviewView> {
  const { actor, language, t, search } = reader
  const picture = await readCycle(db, actor, cycleId)
  const { cycle, instrument, responses, readiness } = picture
  const check = await getInstrumentCheck(db, cycle.unitId, cycle.instrumentHash)
  const subject = { unitId: cycle.unitId, cycleId }
  const own = readiness.items.filter(({ item }) => responses.has(item))
  const outsider = isOutsider(actor, cycle)
  const rows = itemRows(picture, own, language).map((row) =>
    // Dates and readiness are the unit's own work, not an assessor's.
    outsider ? { ...row, isReady: false, isBlocker: false, due: null, isOverdue: false } : row,
  )
  const filters = readFilters(picture, rows, search, language)
  const mayAnswer = can(actor, "item.answer", { ...subject, ownerPositionIds: actor.positionIds })
  const next = mayAnswer
    ? nextItemToDo(
        instrument,
        cycle.applicantKind,
        [...responses.values()],
        picture.isWhole ? undefined : actor.positionIds,
      )
    : undefined
  const level = levelOf(instrument, cycle.targetLevel)
  return {
    cycle: {
      id: cycleId,
      title: cycle.title,
      state: cycle.state,
      applicant: cycle.applicantName,
      isSample: cycle.applicantSample,
      unit: cycle.unitName,
      instrument: text(instrument.title, language),
      instrumentVersion: cycle.instrumentVersion,
      period: formatPeriod(cycle.periodFrom, cycle.periodTo, language),
      target:
        level === undefined ? String(cycle.targetLevel) : `${level.value} ${text(level.name, language)}`,
      due: cycle.dueDate === null ? null : formatDay(cycle.dueDate, language),
      visit:
        cycle.visitDate === null
          ? null
          : `${formatDay(cycle.visitDate, language)} (${formatHijri(cycle.visitDate, language)})`,
    },
    ...(outsider ? sayForOutsider(picture, reader) : sayForInsider(picture, own, reader)),
    unverified:
      instrument.status === "verified" || check !== undefined
        ? null
        : { notes: instrument.notPublished.map(({ note }) => text(note, language)) },
    checkedBy:
      check === undefined
        ? null
        : t("cycle:overview.checked", {
            by: check.checkedBy,
            office: check.office,
            day: formatDay(check.checkedOn, language),
          }),
    work: outsider ? null : workOf(picture, own, reader),
    components: componentsOf(picture, own, language).map((component) =>
      outsider ? { ...component, ready: component.approved } : component,
    ),
    result: picture.isWhole && !outsider ? resultOf(picture, reader) : null,
    filters,
    // What is missing is told to no outsider, not even by what a filter leaves.
    rows: rows.filter((row) => matches(row, outsider ? { ...filters, missing: "" } : filters, own)),
    next: next === undefined ? null : { key: next.key, label: nodeLabel(next, language) },
    may: {
      assign: can(actor, "item.assign", subject),
      edit: can(actor, "cycle.edit", subject),
      issue: can(actor, "dossier.issue-redacted", subject),
      seeDossiers: can(actor, "dossier.list", subject),
    },
  }
}

function sayForInsider(picture: CyclePicture, own: readonly ItemReadiness[], { t, language }: Reader) {
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
    say: `${t(isReady ? "cycle:overview.ready" : "cycle:overview.not-ready")} ${parts.join(", ")}.`,
    lead: t(isWhole ? "cycle:overview.lead" : "cycle:overview.lead-own", {
      ready,
      count: own.length,
      share,
    }),
  }
}

function sayForOutsider({ cycle, responses }: CyclePicture, { t }: Reader) {
  const approved = [...responses.values()].filter(({ status }) => status === "disetujui").length
  return {
    say: t("cycle:overview.outsider", { title: cycle.title }),
    lead: t("cycle:overview.outsider-lead", { approved, count: responses.size }),
  }
}

function daysLeft(days: number, isVisit: boolean, t: TFunction): string {
  const what = isVisit ? "visit" : "due"
  if (days === 0) return t(`cycle:overview.${what}-today`)
  return days > 0
    ? t(`cycle:overview.${what}-in`, { count: days })
    : t(`cycle:overview.${what}-past`, { count: -days })
}

function workOf(picture: CyclePicture, own: readonly ItemReadiness[], { language, t }: Reader): WorkView {
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

function componentsOf(picture: CyclePicture, own: readonly ItemReadiness[], language: Language) {
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

function resultOf(picture: CyclePicture, { search, t, language }: Reader) {
  const { instrument, cycle, score, scoreInput } = picture
  const tries = readTries(search.getAll("try"), instrument, Object.keys(score.items))
  return describeWhatIf({
    instrument,
    input: scoreInput,
    score,
    tries,
    t,
    language,
    without: (item) => {
      const rest = Object.entries(tries).filter(([key]) => key !== item)
      const query = new URLSearchParams(rest.map(([key, level]) => ["try", `${key}:${level}`]))
      return `${paths.cycle(cycle.id)}${rest.length === 0 ? "" : `?${query}`}#what-if`
    },
  })
}
