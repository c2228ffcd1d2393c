import type { TFunction } from "i18next"
import type { CsvCell } from "#app/domain/csv.ts"
import { formatDay, formatPeriod, type Language } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import type { Inline } from "#app/domain/dossier-document.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { SUPPORTING_COUNTS } from "#app/domain/progress-terms.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { monthText, type SupportingLine, supportingLines } from "#app/domain/supporting-data.ts"
import { drawDocument, letterheadLines } from "#app/services/draw-document.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { getPaperHead } from "#db/queries/papers.server.ts"
import { countParticipation } from "#db/queries/supporting-data.server.ts"

/** Monthly counts of attendance and worship for SPPN: how often, by code. No score, no sum, no prediction. */

/** The unit's day, for who may take its data. @throws 404 outside the actor's scope, 403 without the right. */
export async function todayOf(db: Db, actor: Actor, unitId: string): Promise<string> {
  requireRight(actor, unitId)
  return (await unitDay(db, unitId)).today
}

function requireRight(actor: Actor, unitId: string) {
  if (!scopeOf(actor).unitIds.includes(unitId)) throw notFound()
  authorise(actor, "supporting-data.take", { unitId })
}

async function readSupporting(
  db: Db,
  actor: Actor,
  unitId: string,
  period: Period,
): Promise<SupportingLine[]> {
  requireRight(actor, unitId)
  const rows = await countParticipation(db, unitId, period)
  return supportingLines(rows.map(({ number, ...row }) => ({ ...row, code: registerCode("santri", number) })))
}

/** The counts as rows of a table, with head. */
export async function listSupportingData(
  db: Db,
  actor: Actor,
  unitId: string,
  period: Period,
  t: TFunction,
): Promise<CsvCell[][]> {
  const lines = await readSupporting(db, actor, unitId, period)
  return [
    [t("paper:supporting.month"), t("paper:supporting.code"), ...countNames(t)],
    ...lines.map((line) => [line.month, line.code, ...SUPPORTING_COUNTS.map((count) => line.counts[count])]),
  ]
}

/** The counts as a PDF with the unit's letterhead. */
export async function drawSupportingData(
  db: Db,
  actor: Actor,
  unitId: string,
  period: Period,
  language: Language,
  t: TFunction,
): Promise<Uint8Array> {
  const lines = await readSupporting(db, actor, unitId, period)
  const { unit } = await getPaperHead(db, unitId)
  const { today } = await unitDay(db, unitId)
  const title = t("paper:supporting.title")
  const paragraph = (text: string) => ({ type: "paragraph", look: "small", align: "start", text }) as const
  return drawDocument({
    language,
    title,
    unit: unit.name,
    issuedOn: today,
    foot: title,
    blocks: [
      { type: "letterhead", lines: letterheadLines(unit) },
      { type: "heading", level: 2, text: title, listed: true },
      paragraph(
        `${formatPeriod(period.from, period.to, language)}. ${t("paper:supporting.as-of", { day: formatDay(today, language) })}`,
      ),
      paragraph(t("paper:supporting.note")),
      {
        type: "table",
        rowHeaders: true,
        columns: [
          { title: t("paper:supporting.month"), width: 26, align: "start" },
          { title: t("paper:supporting.code"), width: 18, align: "start" },
          ...countNames(t).map((name) => ({ title: name, width: 20, align: "end" as const })),
        ],
        rows: lines.map((line): Inline[] => [
          monthText(line.month, language),
          line.code,
          ...SUPPORTING_COUNTS.map((count) => String(line.counts[count])),
        ]),
      },
      ...(lines.length === 0 ? [paragraph(t("paper:supporting.none"))] : []),
    ],
  })
}

const countNames = (t: TFunction) => SUPPORTING_COUNTS.map((count) => t(`paper:supporting.count.${count}`))
