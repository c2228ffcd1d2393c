import type { Period } from "#app/domain/days.ts"
import type { PaperImtihan, RaporBody } from "#app/domain/paper.ts"
import { AKHLAK_LEVELS, ATTENDANCE, SETORAN_KINDS } from "#app/domain/progress-terms.ts"
import { unionOf, writeRanges } from "#app/domain/quran.ts"
import type { Db } from "#db/client.server.ts"
import {
  countAttendanceOf,
  listAkhlakLinesOf,
  listExaminers,
  listFinishedLevels,
  listHalaqahNamesOf,
  listIbadahLinesOf,
  listImtihanOf,
  listKitabOf,
  listSetoranOf,
  listTahsinOf,
} from "#db/queries/paper-contents.server.ts"
import { listProgrammes } from "#db/queries/progress.server.ts"

/** What a rapor says of a santri over a period, as the rows stand now. */
export async function gatherRapor(
  db: Db,
  { id: santriId, unitId }: { id: string; unitId: string },
  period: Period,
): Promise<RaporBody> {
  const { from, to } = period
  const programmes = await listProgrammes(db, unitId)
  const attendance = await attendanceOf(db, santriId, period)
  const tahsin = await listTahsinOf(db, santriId, period)
  const setoran = await listSetoranOf(db, santriId, to)
  const kitab = await listKitabOf(db, santriId, period)
  const ibadah = await listIbadahLinesOf(db, santriId, to)
  const finished = await listFinishedLevels(db, santriId, period)
  const akhlak = (await listAkhlakLinesOf(db, santriId, period)).at(-1)
  const level = AKHLAK_LEVELS.find((one) => one === akhlak?.level)
  return {
    kind: "rapor",
    period: { from, to },
    halaqah: await listHalaqahNamesOf(db, santriId, period),
    attendance,
    programmes: programmes
      .map(({ id, name, progress }) => ({
        name,
        progress,
        tahsin: lastTahsin(tahsin.filter((row) => row.programmeId === id)),
        tahfidz: tahfidzOf(
          setoran.filter((row) => row.programmeId === id),
          from,
        ),
        kitab: lastOfEach(kitab.filter((row) => row.programmeId === id)),
        ibadah: seenIbadah(
          ibadah.filter((row) => row.programmeId === id),
          from,
        ),
        completed: finished
          .filter((row) => row.programmeId === id)
          .map((row) => ({ level: row.level, name: row.name ?? "", day: row.day })),
      }))
      .filter(
        ({ tahsin: read, tahfidz, kitab: books, ibadah: lines, completed }) =>
          read !== null || tahfidz !== null || books.length + lines.length + completed.length > 0,
      ),
    akhlak: akhlak === undefined || level === undefined ? null : { level, note: akhlak.note },
    imtihan: await imtihanOf(db, santriId, period),
  }
}

/** Attendance between two days by status; null where nothing was written down. */
export async function attendanceOf(
  db: Db,
  santriId: string,
  period: Period,
): Promise<RaporBody["attendance"]> {
  const rows = await countAttendanceOf(db, santriId, period)
  if (rows.length === 0) return null
  const of = (status: string) => rows.find((row) => row.status === status)?.count ?? 0
  return Object.fromEntries(ATTENDANCE.map((status) => [status, of(status)])) as RaporBody["attendance"]
}

/** Examinations of a santri as papers print them. */
export async function imtihanOf(db: Db, santriId: string, period?: Period): Promise<PaperImtihan[]> {
  const rows = await listImtihanOf(db, santriId, period)
  const examiners = await listExaminers(
    db,
    rows.map(({ imtihanId }) => imtihanId),
  )
  return rows.map(({ imtihanId, title, day, predicate, predicateName, passed }) => ({
    title,
    day,
    predicate: predicate ?? "",
    predicateName: predicateName ?? "",
    passed,
    examiners: examiners
      .filter((one) => one.imtihanId === imtihanId)
      .map(({ name, office }) => ({ name, office })),
  }))
}

type Programme = RaporBody["programmes"][number]

function lastTahsin(rows: Awaited<ReturnType<typeof listTahsinOf>>): Programme["tahsin"] {
  const last = rows.at(-1)
  if (last === undefined) return null
  const { method, volume, pageTo, result } = last
  return { method, entries: rows.length, volume, page: pageTo, result }
}

function tahfidzOf(rows: Awaited<ReturnType<typeof listSetoranOf>>, from: string): Programme["tahfidz"] {
  const within = rows.filter(({ day }) => day >= from)
  if (within.length === 0) return null
  const added = (some: typeof rows) => writeRanges(unionOf(some.filter(({ kind }) => kind === "ziyadah")))
  return {
    setoran: Object.fromEntries(
      SETORAN_KINDS.map((kind) => [kind, within.filter((row) => row.kind === kind).length]),
    ) as NonNullable<Programme["tahfidz"]>["setoran"],
    added: added(within),
    memorised: added(rows),
  }
}

function lastOfEach(rows: Awaited<ReturnType<typeof listKitabOf>>): Programme["kitab"] {
  const books = new Map<string, Programme["kitab"][number]>()
  for (const { kitabId, title, arabicTitle, chapter, pageTo, khatam } of rows) {
    const known = books.get(kitabId)
    books.set(kitabId, {
      title,
      arabicTitle,
      chapter: chapter || (known?.chapter ?? ""),
      page: pageTo ?? known?.page ?? null,
      khatam: khatam || known?.khatam === true,
    })
  }
  return [...books.values()]
}

/** The newest line of each part of the checklist, where any was seen in the period. */
function seenIbadah(rows: Awaited<ReturnType<typeof listIbadahLinesOf>>, from: string): Programme["ibadah"] {
  if (rows.every(({ day }) => day < from)) return []
  const lines = new Map(rows.map(({ itemId, name, result }) => [itemId, { name, result }]))
  return [...lines.values()]
}
