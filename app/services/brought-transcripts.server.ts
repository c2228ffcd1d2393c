import type { Day } from "#app/domain/dates.ts"
import { Transcript } from "#app/domain/transcript.ts"
import type { Db } from "#db/client.server.ts"
import { listBroughtTranscripts } from "#db/queries/santri.server.ts"

/** What a santri brought from another unit, as its transcript says. */
export interface BroughtView {
  id: string
  fromUnit: string
  number: string
  issuedOn: Day
  stays: { from: Day; until: Day | null }[]
  programmes: {
    name: string
    /** Names of levels finished. */
    levels: string[]
    memorised: { ayat: number; juz: number } | null
    /** The kitab or method, how far, and when that was. */
    positions: {
      part: string
      level: number | null
      items: number | null
      page: number | null
      chapter: string
      day: Day
    }[]
  }[]
  imtihan: { title: string; day: Day; predicate: string; passed: boolean | null }[]
}

/** The transcripts a santri brought with him, the latest first. What he reached here is not counted in them. */
export async function readBrought(db: Db, santriId: string): Promise<BroughtView[]> {
  const rows = await listBroughtTranscripts(db, santriId)
  return rows.map(({ id, fromUnit, issuedOn, content }) => {
    const said = Transcript.parse(JSON.parse(content))
    return {
      id,
      fromUnit,
      issuedOn,
      number: said.number,
      stays: said.stays.map(({ from, until }) => ({ from, until })),
      programmes: said.programmes.map(({ name, completed, memorised, positions }) => ({
        name,
        levels: completed.map((one) => one.name || `${one.level}`),
        memorised: memorised === null ? null : { ayat: memorised.ayat, juz: memorised.juz },
        positions: positions.map(({ part, level, items, page, chapter, lastDay }) => ({
          part,
          level,
          items,
          page,
          chapter,
          day: lastDay,
        })),
      })),
      imtihan: said.imtihan.map(({ title, day, predicate, predicateName, passed }) => ({
        title,
        day,
        predicate: predicateName || predicate,
        passed,
      })),
    }
  })
}
