import type { TFunction } from "i18next"
import type { Day, Language } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { EntryKind, ProgressEntry } from "#app/domain/progress-entry.ts"
import type { QuickSheet } from "#app/domain/quick-entry.ts"
import { notFound } from "#app/domain/refusal.ts"
import { typeRange } from "#app/domain/typed-range.ts"
import { entryText, type LineNames } from "#app/services/progress-texts.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import type { Db } from "#db/client.server.ts"
import { getProgressRow, listGrades, listKitab, listMethodsOf } from "#db/queries/progress.server.ts"
import { readLineNames } from "#db/queries/santri-progress.server.ts"

/** A line of progress with the fields that its form shows. */
export interface ProgressLineView {
  santri: { id: string; name: string }
  id: string
  of: EntryKind
  version: number
  day: Day
  today: Day
  text: string
  /** Field → what stands there now, as a person types it. */
  values: Record<string, string>
  grades: { code: string; name: string }[]
}

/** One line of a santri for its correction. @throws 404; 403 for who may not record. */
export async function readProgressLine(
  db: Db,
  actor: Actor,
  santriId: string,
  { of, id }: { of: EntryKind; id: string },
  { t }: { language: Language; t: TFunction },
): Promise<{ view: ProgressLineView; sheet: QuickSheet; entry: ProgressEntry }> {
  const { santri, today } = await requireSantri(db, actor, "progress.record", santriId)
  const row = await getProgressRow(db, of, santriId, id)
  if (row === undefined) throw notFound()
  const { entry, programmeId } = row
  const [names, grades] = await Promise.all([
    readLineNames(db, santri.unitId),
    listGrades(db, programmeId === null ? [] : [programmeId]),
  ])
  const sheet = await sheetOf(
    db,
    entry,
    { unitId: santri.unitId, programmeId },
    grades.map((grade) => grade.code),
  )
  const view = {
    santri: { id: santriId, name: santri.name },
    ...{ id, of, today, day: row.day, version: row.version },
    text: entryText(entry, names satisfies LineNames, t),
    values: { note: row.note, ...typedAs(entry) },
    grades: grades.map(({ code, name }) => ({ code, name })),
  }
  return { view, sheet, entry }
}

async function sheetOf(
  db: Db,
  entry: ProgressEntry,
  { unitId, programmeId }: { unitId: string; programmeId: string | null },
  grades: string[],
): Promise<QuickSheet> {
  switch (entry.of) {
    case "tahsin": {
      const { methodId } = entry.said
      const methods = programmeId === null ? [] : await listMethodsOf(db, programmeId)
      const method = methods.find((one) => one.id === methodId)
      return { of: "tahsin", method: method ?? { id: methodId, volumes: null, volumePages: [] }, grades }
    }
    case "tahfidz":
      return { of: "tahfidz", grades }
    case "kitab": {
      const { kitabId, mode } = entry.said
      const kitab = (await listKitab(db, unitId)).find((one) => one.id === kitabId)
      return { of: "kitab", kitab: { id: kitabId, pages: kitab?.pages ?? null }, mode, grades }
    }
    case "ibadah":
      return { of: "ibadah", items: [entry.said.itemId] }
    case "akhlak":
      return { of: "akhlak" }
  }
}

/** A line as it would be typed. */
function typedAs(entry: ProgressEntry): Record<string, string> {
  const text = (value: string | number | null) => (value === null ? "" : String(value))
  switch (entry.of) {
    case "tahsin": {
      const { volume, pageFrom, pageTo, result, grade } = entry.said
      return {
        ...{ volume: text(volume), pageFrom: text(pageFrom), pageTo: text(pageTo) },
        ...{ result, grade: text(grade) },
      }
    }
    case "tahfidz": {
      const { kind, ayahFrom, ayahTo, kelancaran, tajwid, makhraj, adab } = entry.said
      return {
        ...{ kind, ...typeRange({ from: ayahFrom, to: ayahTo }) },
        ...{ kelancaran: text(kelancaran), tajwid: text(tajwid), makhraj: text(makhraj), adab: text(adab) },
      }
    }
    case "kitab": {
      const { chapter, pageFrom, pageTo, khatam, grade } = entry.said
      return {
        ...{ chapter, pageFrom: text(pageFrom), pageTo: text(pageTo) },
        ...{ khatam: khatam ? "on" : "", grade: text(grade) },
      }
    }
    case "ibadah":
      return { result: entry.said.result }
    case "akhlak":
      return { level: text(entry.said.level) }
  }
}
