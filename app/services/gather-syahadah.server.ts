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
  achievement: string
  programme: string
  day: string
}

/** What a santri reached that a certificate can name: levels he finished, examinations he passed; newest first. */
export async function listSyahadahBases(db: Db, santriId: string): Promise<SyahadahBasis[]> {
  const levels = (await listFinishedLevels(db, santriId)).map(({ id, programme, level, name, day }) => ({
    key: `level:${id}`,
    achievement: name || `${programme} ${level}`,
    programme,
    day,
  }))
  const passed = (await listImtihanOf(db, santriId))
    .filter((row) => row.passed === true)
    .map((row) => ({
      key: `imtihan:${row.id}`,
      achievement: [row.title, ayatText(row)].filter((part) => part !== "").join(": "),
      programme: row.programme,
      day: row.day,
    }))
  return [...levels, ...passed].sort((a, b) => (a.day > b.day ? -1 : 1))
}

/** What a certificate says of one of `listSyahadahBases`. @throws 422 for none of them. */
export async function gatherSyahadah(
  db: Db,
  { id: santriId }: { id: string },
  key: string,
): Promise<SyahadahBody> {
  const basis = (await listSyahadahBases(db, santriId)).find((one) => one.key === key)
  if (basis === undefined) throw refusal(422, "paper:refusal.no-basis")
  const results = await listImtihanOf(db, santriId)
  const level = (await listFinishedLevels(db, santriId)).find(({ id }) => `level:${id}` === key)
  const at = results.findIndex(
    ({ id, imtihanId }) => `imtihan:${id}` === key || (level !== undefined && imtihanId === level.imtihanId),
  )
  const examined = examinedRange(results[at])
  return {
    kind: "syahadah",
    programme: basis.programme,
    achievement: basis.achievement,
    reachedOn: basis.day,
    ayat: examined === undefined ? "" : writeRanges([examined]),
    imtihan: (await imtihanOf(db, santriId))[at] ?? null,
  }
}

function ayatText(result: Parameters<typeof examinedRange>[0]): string {
  const examined = examinedRange(result)
  return examined === undefined ? "" : rangeText(examined)
}
