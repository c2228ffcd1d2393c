import type { TFunction } from "i18next"
import { cadencePeriods } from "#app/domain/cadence.ts"
import { type Day, dayIn, formatDay, formatPeriod, type Language } from "#app/domain/dates.ts"
import { DEFAULT_NUMBERING } from "#app/domain/paper-number.ts"
import { type Actor, can, unitsWhere } from "#app/domain/permissions.ts"
import { PAPER_KINDS, type PaperKind } from "#app/domain/progress-terms.ts"
import { refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { periodName } from "#app/services/describe-reason.server.ts"
import { listSyahadahBases } from "#app/services/gather-syahadah.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listNumbering, listPapersOf } from "#db/queries/papers.server.ts"
import { listHalaqahChoices } from "#db/queries/santri.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

export interface PaperLine {
  id: string
  kind: PaperKind
  number: string
  /** Of a rapor. */
  period: string | null
  issued: string
  sha256: string
  withdrawn: { day: string; reason: string } | null
}

/** The papers of one santri, and what may be issued to him. @throws 404, 403. */
export async function readSantriPapers(
  db: Db,
  actor: Actor,
  santriId: string,
  language: Language,
  t: TFunction,
) {
  const { santri, subject, today, timeZone } = await requireSantri(db, actor, "paper.take", santriId)
  const [rows, bases] = await Promise.all([listPapersOf(db, santriId), listSyahadahBases(db, santriId)])
  return {
    santri: { id: santri.id, code: registerCode("santri", santri.number), name: santri.name },
    papers: rows.map(
      (row): PaperLine => ({
        id: row.id,
        kind: row.kind,
        number: row.numberText,
        period: row.periodFrom === null ? null : formatPeriod(row.periodFrom, row.periodTo, language),
        issued: formatDay(row.issuedOn, language),
        sha256: row.sha256,
        withdrawn:
          row.withdrawnAt === null
            ? null
            : { day: dayText(row.withdrawnAt, timeZone, language), reason: row.withdrawnReason },
      }),
    ),
    semesters: listSemesters(today, t, language),
    bases: bases.map(({ key, achievement, programme, day }) => ({
      key,
      label: `${achievement} (${programme}, ${formatDay(day, language)})`,
    })),
    may: {
      issue: can(actor, "paper.issue", subject) && santri.erasedAt === null,
      seeNumber: can(actor, "santri.see-number", subject) && santri.registerNumberSealed !== null,
    },
  }
}

/** What the page of a unit's papers offers: rapor for all, and how numbers are written. @throws 403 for nobody's unit. */
export async function readUnitPapers(
  db: Db,
  actor: Actor,
  wanted: string | null,
  language: Language,
  t: TFunction,
) {
  const issuing = unitsWhere(actor, "paper.issue")
  const ids = [...new Set([...issuing, ...unitsWhere(actor, "supporting-data.take")])]
  const units = await listUnits(db, ids)
  const unit = units.find(({ id }) => id === wanted) ?? units[0]
  if (unit === undefined) throw refusal(403, "common:refusal.forbidden")
  const { today } = await unitDay(db, unit.id)
  const [numbering, halaqah] = await Promise.all([
    listNumbering(db, unit.id),
    listHalaqahChoices(db, [unit.id], today),
  ])
  const year = Number(today.slice(0, 4))
  return {
    units: units.map(({ id, shortName }) => ({ id, shortName })),
    unitId: unit.id,
    semesters: listSemesters(today, t, language),
    halaqah: halaqah.map(({ id, name }) => ({ id, name })),
    numbering: PAPER_KINDS.map((kind) => ({
      kind,
      pattern: numbering.find((row) => row.kind === kind)?.pattern ?? DEFAULT_NUMBERING[kind],
    })),
    supporting: { from: `${year}-01-01`, to: today },
    may: {
      issue: issuing.includes(unit.id),
      supporting: can(actor, "supporting-data.take", { unitId: unit.id }),
    },
  }
}

const SEMESTERS_BACK = 4

/** The running semester and those before it, the newest first. */
function listSemesters(today: Day, t: TFunction, language: Language) {
  const year = Number(today.slice(0, 4))
  return cadencePeriods("semester", `${year - SEMESTERS_BACK / 2}-01-01`, `${year}-12-31`)
    .filter(({ from }) => from <= today)
    .reverse()
    .slice(0, SEMESTERS_BACK)
    .map((period) => ({
      value: `${period.from}/${period.to}`,
      label: periodName(period, t, language),
    }))
}

function dayText(instant: Date, timeZone: string, language: Language): string {
  return formatDay(dayIn(instant, timeZone), language)
}
