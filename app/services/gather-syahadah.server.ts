import { examinedRange } from "#app/domain/imtihan.ts"
import type { SyahadahBody } from "#app/domain/paper.ts"
import { rangeText, writeRanges } from "#app/domain/quran.ts"
import { refusal } from "#app/domain/refusal.ts"
import { imtihanOf } from "#app/services/gather-rapor.server.ts"
import type { Db } from "#db/client.server.ts"
import { listFinishedLevels, listImtihanOf } from "#db/queries/paper-contents.server.ts"

/** Something a certificate can be given for. */
export interface SyahadahBasis {
  key: string
  programmeId: string
  /** The examination that showed it, if one did. */
  imtihanId: string | null
  achievement: string
  programme: string
  day: string
}

/** What a santri reached that a certificate can name: levels he finished, examinations he passed; newest first. */
export async function listSyahadahBases(db: Db, santriId: string): Promise<SyahadahBasis[]> {
  const levels = (await listFinishedLevels(db, santriId)).map((row) => ({
    key: `level:${row.id}`,
    programmeId: row.programmeId,
    imtihanId: row.imtihanId,
    achievement: row.name || `${row.programme} ${row.level}`,
    programme: row.programme,
    day: row.day,
  }))
  const passed = (await listImtihanOf(db, santriId))
    .filter((row) => row.passed === true)
    .map((row) => ({
      key: `imtihan:${row.id}`,
      programmeId: row.programmeId,
      imtihanId: row.imtihanId,
      achievement: [row.title, ayatText(row)].filter((part) => part !== "").join(": "),
      programme: row.programme,
      day: row.day,
    }))
  return [...levels, ...passed].sort((a, b) => (a.day > b.day ? -1 : 1))
}

/** What a certificate says of one of `listSyahadahBases`, and what it is given for. @throws 422 for none of them. */
export async function gatherSyahadah(
  db: Db,
  { id: santriId }: { id: string },
  key: string,
): Promise<{ body: SyahadahBody; basis: SyahadahBasis }> {
  const basis = (await listSyahadahBases(db, santriId)).find((one) => one.key === key)
  if (basis === undefined) throw refusal(422, "paper:refusal.no-basis")
  const results = await listImtihanOf(db, santriId)
  const at = results.findIndex(({ imtihanId }) => imtihanId === basis.imtihanId)
  const examined = examinedRange(results[at])
  const body: SyahadahBody = {
    kind: "syahadah",
    programme: basis.programme,
    achievement: basis.achievement,
    reachedOn: basis.day,
    ayat: examined === undefined ? "" : writeRanges([examined]),
    imtihan: (await imtihanOf(db, santriId))[at] ?? null,
  }
  return { body, basis }
}

function ayatText(result: Parameters<typeof examinedRange>[0]): string {
  const examined = examinedRange(result)
  return examined === undefined ? "" : rangeText(examined)
}
