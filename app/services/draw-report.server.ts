import type { TFunction } from "i18next"
import { formatDay, formatInstant, formatMonth, type Language } from "#app/domain/dates.ts"
import type { DossierBlock, Inline } from "#app/domain/dossier-document.ts"
import { fingerprintText } from "#app/domain/exchange.ts"
import { fraction } from "#app/domain/fraction.ts"
import { formatShare } from "#app/domain/numbers.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { RegionReport, type ReportMark } from "#app/domain/region-report.ts"
import { drawDocument, letterheadLines } from "#app/services/draw-document.server.ts"
import { requireExchangeFile } from "#app/services/exchange-file.server.ts"
import { instrumentNames } from "#app/services/instrument-names.server.ts"
import { type Db, db } from "#db/client.server.ts"
import type { ExchangeFileRow } from "#db/queries/exchange.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

interface Words {
  language: Language
  t: TFunction
}

/** Applications that one sheet has room for week by week, with a long letterhead and long names. */
const WITH_WEEKS = 1

/** A report's one page on paper: the numbers of its file, with the file's hash and the key's fingerprint. */
export async function drawReport(actor: Actor, fileId: string, words: Words): Promise<Buffer> {
  const file = await requireExchangeFile(actor, fileId, "report")
  return drawReportFile(db, file, words)
}

/** The page of a kept report, for whoever has been asked. */
export async function drawReportFile(db: Db, file: ExchangeFileRow, words: Words): Promise<Buffer> {
  const { language, t } = words
  const report = RegionReport.parse(JSON.parse(file.content))
  const [unit] = await listUnits(db, [file.unitId])
  if (unit === undefined) throw new Error(`No unit "${file.unitId}" for a report`)
  const names = await instrumentNames(
    db,
    report.cycles.map(({ instrument }) => instrument),
    language,
  )
  const nameOf = ({ instrument: { key, version } }: RegionReport["cycles"][number]) =>
    `${names.get(key) ?? key} (${key}@${version})`
  const title = t("region:report.paper", { month: formatMonth(`${report.month}-01`, language) })
  return drawDocument({
    language,
    title,
    unit: report.unit.name,
    issuedOn: report.asOf,
    foot: title,
    blocks: [
      { type: "letterhead", lines: letterheadLines(unit) },
      { type: "heading", level: 2, text: title, listed: true },
      {
        type: "facts",
        rows: [
          { label: t("region:report.unit"), value: report.unit.name },
          { label: t("region:report.as-of"), value: formatDay(report.asOf, language) },
          { label: t("region:report.made-at"), value: formatInstant(report.madeAt, language, unit.timeZone) },
        ],
      },
      ...(report.cycles.length === 0
        ? [small(t("region:report.no-cycle"))]
        : [cycleTable(report, nameOf, words)]),
      ...(report.cycles.length > WITH_WEEKS
        ? [small(t("region:report.weeks-in-file"))]
        : report.cycles.flatMap((cycle) => [small(nameOf(cycle)), weekTable(cycle.marks, words)])),
      small(t("region:report.counts-only")),
    ],
    verification: {
      title: t("region:report.verify"),
      lines: [t("region:report.fingerprint"), fingerprintText(file.fingerprint)],
      address: "",
      hashLabel: t("region:report.hash"),
      hash: file.sha256,
      alt: "",
    },
  })
}

/** Each application at the month's end. */
function cycleTable(
  { cycles }: RegionReport,
  nameOf: (cycle: RegionReport["cycles"][number]) => string,
  { t, language }: Words,
): DossierBlock {
  const head = ["items", "ready", "share", "blocked", "unknown", "overdue"]
  return {
    type: "table",
    rowHeaders: true,
    columns: [
      { title: t("region:report.cycle"), width: 50, align: "start" },
      { title: t("region:report.visit"), width: 26, align: "start" },
      ...head.map((key) => ({ title: t(`region:report.${key}`), width: 18, align: "end" as const })),
    ],
    rows: cycles.map((cycle): Inline[] => {
      const last = cycle.marks.at(-1) as ReportMark
      const goal = last.visitDate ?? last.dueDate
      return [
        nameOf(cycle),
        goal === null ? "–" : formatDay(goal, language),
        String(last.items),
        String(last.ready),
        last.items === 0 ? "–" : formatShare(fraction(last.ready, last.items), language),
        String(last.blocked),
        String(last.blockersUnknown),
        String(last.overdue),
      ]
    }),
  }
}

/** How one application moved through the month. */
function weekTable(marks: readonly ReportMark[], { t, language }: Words): DossierBlock {
  const counts = ["ready", "approved", "submitted", "unanswered", "urgent", "overdue"] as const
  return {
    type: "table",
    rowHeaders: true,
    columns: [
      { title: t("region:report.day"), width: 32, align: "start" },
      ...counts.map((key) => ({ title: t(`region:report.${key}`), width: 20, align: "end" as const })),
      { title: t("region:report.profile"), width: 40, align: "start" },
    ],
    rows: marks.map((mark): Inline[] => [
      formatDay(mark.day, language),
      ...counts.map((key) => String(mark[key])),
      Object.entries(mark.profile)
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([level, count]) => t("region:profile.level", { level, count }))
        .join(", ") || "–",
    ]),
  }
}

const small = (text: string): DossierBlock => ({ type: "paragraph", look: "small", align: "start", text })
