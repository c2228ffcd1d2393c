import { openRegisterNumber } from "#app/auth/register-keys.server.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { Transcript } from "#app/domain/transcript.ts"
import { attendanceOf } from "#app/services/gather-rapor.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  listAttendanceDays,
  listFinishedLevels,
  listImtihanOf,
  listStandingsOf,
} from "#db/queries/paper-contents.server.ts"
import { listPapersOf } from "#db/queries/papers.server.ts"
import { listStays, type SantriRow } from "#db/queries/santri.server.ts"

export interface TranscriptHead {
  number: string
  issuedOn: string
  unitName: string
  pesantren: string
  /** Whether the register number goes along in full. */
  withRegisterNumber: boolean
}

/** All that a santri takes along to the next unit, as the rows stand now. */
export async function gatherTranscript(
  db: Db,
  santri: SantriRow,
  { number, issuedOn, unitName, pesantren, withRegisterNumber }: TranscriptHead,
): Promise<Transcript> {
  const stays = await listStays(db, [santri.id])
  const imtihan = await listImtihanOf(db, santri.id)
  const papers = await listPapersOf(db, santri.id)
  const sealed = santri.registerNumberSealed
  return Transcript.parse({
    format: "miqyas-transcript",
    version: 1,
    number,
    issuedOn,
    unit: { name: unitName, pesantren },
    santri: {
      code: registerCode("santri", santri.number),
      name: santri.name,
      arabicName: santri.arabicName,
      registerNumber:
        withRegisterNumber && sealed !== null ? (openRegisterNumber(sealed, santri.id) ?? null) : null,
      birthYear: santri.birthYear,
      sample: santri.sample,
    },
    stays: stays.map(({ intake, from, until, reason, decisionNumber, decisionOn }) => ({
      intake,
      from,
      until,
      reason,
      decisionNumber,
      decisionOn,
    })),
    programmes: await programmesOf(db, santri.id),
    attendance: await wholeAttendance(db, santri.id),
    imtihan: imtihan.map(({ title, programme, day, predicate, predicateName, passed }) => ({
      title,
      programme,
      day,
      predicate: predicate ?? "",
      predicateName: predicateName ?? "",
      passed,
    })),
    papers: papers
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .reverse()
      .map((row) => ({
        kind: row.kind,
        number: row.numberText,
        issuedOn: row.issuedOn,
        sha256: row.sha256,
      })),
  })
}

async function programmesOf(db: Db, santriId: string): Promise<Transcript["programmes"]> {
  const standings = await listStandingsOf(db, santriId)
  const finished = await listFinishedLevels(db, santriId)
  const programmes = new Map<string, Transcript["programmes"][number]>()
  // A level can be finished by an examination alone: its programme then has no standing.
  for (const { programmeId, programme, progress } of [...standings, ...finished])
    if (!programmes.has(programmeId))
      programmes.set(programmeId, {
        name: programme,
        progress,
        positions: [],
        completed: finished
          .filter((one) => one.programmeId === programmeId)
          .map(({ level, name, day }) => ({ level, name: name ?? "", day })),
        memorised: null,
      })
  for (const row of standings) {
    const known = programmes.get(row.programmeId) as Transcript["programmes"][number]
    known.positions.push({
      part: row.kitabTitle ?? row.methodName ?? "",
      arabicPart: row.kitabArabic ?? "",
      level: row.progress === "tahsin" ? row.level : null,
      items: row.progress === "ibadah" ? row.level : null,
      page: row.page,
      chapter: row.chapter,
      records: row.records,
      firstDay: row.firstDay,
      lastDay: row.lastDay,
      finishedOn: row.finishedOn,
    })
    if (row.progress === "tahfidz")
      known.memorised = {
        ranges: row.memorised,
        ayat: row.memorisedAyat,
        pages: row.memorisedPages,
        juz: row.memorisedJuz,
        lastMurajaah: row.lastMurajaah,
      }
  }
  return [...programmes.values()]
}

async function wholeAttendance(db: Db, santriId: string): Promise<Transcript["attendance"]> {
  const days = await listAttendanceDays(db, santriId)
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined) return null
  const counts = await attendanceOf(db, santriId, { from, to })
  return counts === null ? null : { from, to, counts }
}
