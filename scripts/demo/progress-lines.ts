import type { Day } from "#app/domain/dates.ts"
import type { ProgressEntry } from "#app/domain/progress-entry.ts"
import type { AkhlakLevel, ProgressKind } from "#app/domain/progress-terms.ts"
import { ayahNumber, ayatIn, SURAHS } from "#app/domain/quran.ts"

/** What lessons are given from. */
export interface Lessons {
  kitabId: string
  chapters: readonly string[]
  methodId: string
  itemIds: readonly string[]
}

export interface Taught {
  entries: ProgressEntry[]
  /** Levels finished with it. */
  completes: number[]
}

/** A santri of the story and how far he is; lessons move him on. */
export interface Learner {
  /** The share of lessons he comes to. */
  diligence: number
  learn(
    halaqah: { name: string; progress: ProgressKind },
    lessons: Lessons,
    at: { day: Day; random: () => number },
  ): Taught
}

/** Pages of a volume as the story reads them; no published figure. */
const SAMPLE_PAGES = 30
const GRADES = ["A", "A", "B", "B", "B", "C"] as const
const NONE: Taught = { entries: [], completes: [] }

/** Surahs in the order the story learns them: the last part of the mushaf first, then from its beginning. */
const SURAH_ORDER = [
  ...Array.from({ length: SURAHS - 77 }, (_, at) => 78 + at),
  ...Array.from({ length: 11 }, (_, at) => 67 + at),
  ...Array.from({ length: 66 }, (_, at) => 1 + at),
]

/** A santri with a pace of his own. */
export function learner(random: () => number): Learner {
  const pace = 0.55 + random() * 0.9
  const isCareless = random() < 0.25
  const place = { volume: 0, page: 0, surahAt: 0, ayat: 0, ibadah: 0, guided: false, kitabPage: 0 }
  const memorised: { from: number; to: number }[] = []
  let lastAkhlak = ""

  function ibadah({ itemIds }: Lessons, chance: number): Taught {
    const itemId = itemIds[place.ibadah]
    if (itemId === undefined || chance > 0.75 * pace) return NONE
    const can = place.guided || chance < 0.15
    place.guided = !can
    if (can) place.ibadah++
    return {
      entries: [{ of: "ibadah", said: { itemId, result: can ? "bisa" : "dibimbing" } }],
      completes: [],
    }
  }

  function tahsin(name: string, { methodId }: Lessons, random: () => number): Taught {
    const [first, last] = name.includes("4") ? [4, 6] : [1, 3]
    if (place.volume < first) Object.assign(place, { volume: first, page: 0 })
    if (place.volume > last) return NONE
    const pageFrom = Math.min(SAMPLE_PAGES, place.page + 1)
    const pageTo = Math.min(SAMPLE_PAGES, pageFrom + Math.floor(pace * (1.5 + random() * 3)))
    const result = random() < 0.16 ? "ulang" : "lanjut"
    const said = { methodId, volume: place.volume, pageFrom, pageTo, result, grade: gradeOf(random) } as const
    if (result === "ulang") return { entries: [{ of: "tahsin", said }], completes: [] }
    place.page = pageTo
    const completes = pageTo === SAMPLE_PAGES ? [place.volume] : []
    if (completes.length > 0) Object.assign(place, { volume: place.volume + 1, page: 0 })
    return { entries: [{ of: "tahsin", said }], completes }
  }

  function tahfidz(random: () => number): Taught {
    const entries: ProgressEntry[] = []
    const marks = () => ({
      kelancaran: gradeOf(random),
      tajwid: gradeOf(random),
      makhraj: gradeOf(random),
      adab: "A",
    })
    const surah = SURAH_ORDER[place.surahAt]
    if (surah !== undefined && random() < 0.85) {
      const most = ayatIn(surah)
      const to = Math.min(most, place.ayat + 2 + Math.floor(pace * random() * 16))
      const range = { from: ayahNumber({ surah, ayat: place.ayat + 1 }), to: ayahNumber({ surah, ayat: to }) }
      Object.assign(place, to === most ? { surahAt: place.surahAt + 1, ayat: 0 } : { ayat: to })
      memorised.push(range)
      const said = { kind: "ziyadah" as const, ayahFrom: range.from, ayahTo: range.to, ...marks() }
      entries.push({ of: "tahfidz", said })
    }
    const old = memorised[Math.floor(random() * memorised.length)]
    if (old !== undefined && random() < (isCareless ? 0.1 : 0.45)) {
      const kind = random() < 0.08 ? ("tasmi" as const) : ("murajaah" as const)
      entries.push({ of: "tahfidz", said: { kind, ayahFrom: old.from, ayahTo: old.to, ...marks() } })
    }
    return { entries, completes: [] }
  }

  function readKitab({ kitabId, chapters }: Lessons, random: () => number): Taught {
    const pageFrom = place.kitabPage + 1
    const pageTo = pageFrom + Math.floor(pace * random() * 3)
    const most = Math.max(1, chapters.length) * 10
    if (pageFrom > most) return NONE
    place.kitabPage = Math.min(most, pageTo)
    const said = {
      kitabId,
      mode: random() < 0.8 ? ("bandongan" as const) : ("sorogan" as const),
      chapter: chapters[Math.min(chapters.length - 1, Math.floor((pageFrom - 1) / 10))] ?? "",
      pageFrom,
      pageTo: place.kitabPage,
      khatam: place.kitabPage === most,
      grade: null,
    }
    return { entries: [{ of: "kitab", said }], completes: [] }
  }

  return {
    diligence: 0.76 + random() * 0.2,
    learn({ name, progress }, lessons, { day, random: chance }) {
      const taught = {
        ibadah: () => ibadah(lessons, chance()),
        tahsin: () => tahsin(name, lessons, chance),
        tahfidz: () => tahfidz(chance),
        kitab: () => readKitab(lessons, chance),
      }[progress]()
      const month = day.slice(0, 7)
      if (month === lastAkhlak) return taught
      lastAkhlak = month
      const level = (isCareless ? 2 : 3) + (chance() < 0.35 ? 1 : 0)
      return {
        ...taught,
        entries: [...taught.entries, { of: "akhlak", said: { level: level as AkhlakLevel } }],
      }
    },
  }
}

function gradeOf(random: () => number): string {
  return GRADES[Math.floor(random() * GRADES.length)] as string
}
