import type { TFunction } from "i18next"
import type { ActionState } from "#app/domain/action.ts"
import { type Day, formatDay, formatPeriod, type Language } from "#app/domain/dates.ts"
import type { DossierBlock, Inline } from "#app/domain/dossier-document.ts"
import { note, sub } from "#app/domain/paper-blocks.ts"
import type { PaperDocument } from "#app/domain/paper-document.ts"
import type { DirectionStanding } from "#app/domain/visit.ts"
import type { DirectionRow, VisitRow } from "#db/queries/visits.server.ts"

/** What a follow-up report says of an action; free text is as it may leave the unit. */
export interface ReportedAction {
  code: string
  title: string
  position: string | null
  dueDate: Day | null
  daysLate: number
  state: ActionState
  closedOn: Day | null
  outcome: string
  proofs: { code: string; kind: string; title: string | null; period: string }[]
}

/** A follow-up report as data: from the visit to what proves each action. */
export interface FollowUpReport {
  unit: string
  letterhead: string[]
  visit: VisitRow
  directions: (Pick<DirectionRow, "number" | "text" | "givenBy" | "givenOn"> & {
    standing: DirectionStanding
    actions: ReportedAction[]
  })[]
  withheldPhotos: number
  signers: { role: "drafted" | "acknowledged"; title: string; name: string; nip: string }[]
  today: Day
}

interface Words {
  language: Language
  t: TFunction
  day: (day: string) => string
}

/** A follow-up report as it is drawn, in the reader's language. */
export function followUpDocument(report: FollowUpReport, language: Language, t: TFunction): PaperDocument {
  const words: Words = { language, t, day: (day) => formatDay(day, language) }
  const title = t("visit:report.title")
  return {
    language,
    title: `${title}: ${report.visit.title}`,
    unit: report.unit,
    issuedOn: report.today,
    foot: title,
    blocks: [
      { type: "letterhead", lines: report.letterhead },
      { type: "paragraph", look: "display", align: "center", text: title },
      {
        type: "paragraph",
        look: "lead",
        align: "center",
        text: t("visit:report.of", { visit: report.visit.title }),
      },
      ...(report.visit.sample ? [note(t("visit:report.sample"))] : []),
      ...opening(report, words),
      ...report.directions.flatMap((direction) => directionBlocks(direction, words)),
      ...(report.withheldPhotos > 0
        ? [note(t("visit:report.photos-withheld", { count: report.withheldPhotos }))]
        : []),
      ...closing(report, words),
    ],
  }
}

function opening(
  { unit, visit, directions, today }: FollowUpReport,
  { t, day, language }: Words,
): DossierBlock[] {
  const facts = [
    { label: t("visit:page.unit"), value: unit },
    { label: t("visit:page.period"), value: formatPeriod(visit.from, visit.until, language) },
    { label: t("visit:field.purpose"), value: t(`visit:purpose.${visit.purpose}`) },
    {
      label: t("visit:field.visitors"),
      value: visit.visitors
        .map(({ office, institution }) => (institution === "" ? office : `${office}, ${institution}`))
        .join("\n"),
    },
    { label: t("visit:field.unitsPresent"), value: visit.unitsPresent.join("\n") },
    { label: t("visit:field.places"), value: visit.places.join("\n") },
    { label: t("visit:field.summary"), value: visit.summary },
  ]
  const proven = directions.filter(({ standing }) => standing.state === "terbukti").length
  return [
    sub(t("visit:report.visit")),
    { type: "facts", rows: facts.filter(({ value }) => value !== "") },
    sub(t("visit:report.follow-up")),
    note(
      directions.length === 0
        ? t("visit:report.no-directions")
        : t("visit:report.as-of", { day: day(today), proven, count: directions.length }),
    ),
  ]
}

function directionBlocks(direction: FollowUpReport["directions"][number], words: Words): DossierBlock[] {
  const { t, day } = words
  const { state, proven, of } = direction.standing
  return [
    {
      type: "heading",
      level: 3,
      text: t("visit:direction.number", { number: direction.number }),
      listed: false,
    },
    { type: "paragraph", look: "body", align: "start", text: direction.text },
    note(
      [
        t("visit:report.given", { by: direction.givenBy, day: day(direction.givenOn) }),
        t("visit:report.standing", { state: t(`visit:direction-state.${state}`), proven, count: of }),
      ].join(" "),
    ),
    direction.actions.length === 0
      ? note(t("visit:report.no-actions"))
      : {
          type: "table",
          rowHeaders: true,
          columns: [
            { title: t("visit:report.action"), width: 46, align: "start" },
            { title: t("visit:report.position"), width: 26, align: "start" },
            { title: t("visit:report.due"), width: 26, align: "start" },
            { title: t("visit:report.state"), width: 27, align: "start" },
            { title: t("visit:report.outcome"), width: 56, align: "start" },
          ],
          rows: direction.actions.map((action) => actionRow(action, words)),
        },
  ]
}

function actionRow(action: ReportedAction, { t, day }: Words): Inline[] {
  const lines = (...parts: string[]) => parts.filter((part) => part !== "").join("\n")
  const isOff = action.state === "batal"
  const late = action.daysLate > 0 ? t("visit:report.late", { count: action.daysLate }) : ""
  const closed = action.closedOn === null ? "" : t("visit:report.closed", { day: day(action.closedOn) })
  const proofs = action.proofs.map(({ code, kind, title, period }) => {
    const told = title ?? t("visit:report.withheld", { kind: t(`evidence:kind.${kind}`) })
    return `${code} ${told}${period === "" ? "" : `, ${period}`}`
  })
  return [
    `${action.code} ${action.title}`,
    action.position ?? t("action:field.no-position"),
    lines(action.dueDate === null ? t("action:due.none") : day(action.dueDate), late),
    lines(t(`action:state.${action.state}`), closed),
    lines(action.outcome, ...proofs, proofs.length > 0 || isOff ? "" : t("visit:report.no-proof")),
  ]
}

function closing({ today, signers }: FollowUpReport, { t, day }: Words): DossierBlock[] {
  const boxes = signers.map(({ role, title, name, nip }) => ({
    role: t(`visit:report.${role}`),
    title,
    name: name || "–",
    ...(nip === "" ? {} : { number: `NIP ${nip}` }),
  }))
  return [
    { type: "space", points: 10 },
    {
      type: "paragraph",
      look: "body",
      align: "start",
      text: t("visit:report.drawn", { day: day(today) }),
    },
    ...(boxes.length === 0 ? [] : [{ type: "signatures" as const, boxes }]),
  ]
}
