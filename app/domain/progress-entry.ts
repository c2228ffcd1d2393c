import type {
  AkhlakLevel,
  IbadahResult,
  KitabMode,
  ProgressKind,
  SetoranAspect,
  SetoranKind,
  TahsinResult,
} from "#app/domain/progress-terms.ts"

/** What is written down of a santri, by the way it is written: a programme's own, or akhlak. */
export type EntryKind = ProgressKind | "akhlak"
export const ENTRY_KINDS = [
  "tahsin",
  "tahfidz",
  "kitab",
  "ibadah",
  "akhlak",
] as const satisfies readonly EntryKind[]

export interface TahsinEntry {
  methodId: string
  volume: number
  pageFrom: number
  pageTo: number
  result: TahsinResult
  /** A grade's code. */
  grade: string | null
}

export interface SetoranEntry extends Record<SetoranAspect, string | null> {
  kind: SetoranKind
  /** Counted through the mushaf, 1–6236, both included. */
  ayahFrom: number
  ayahTo: number
}

export interface KitabEntry {
  kitabId: string
  mode: KitabMode
  chapter: string
  pageFrom: number | null
  pageTo: number | null
  khatam: boolean
  grade: string | null
}

export interface IbadahEntry {
  itemId: string
  result: IbadahResult
}

export interface AkhlakEntry {
  level: AkhlakLevel
}

/** One line of progress. */
export type ProgressEntry =
  | { of: "tahsin"; said: TahsinEntry }
  | { of: "tahfidz"; said: SetoranEntry }
  | { of: "kitab"; said: KitabEntry }
  | { of: "ibadah"; said: IbadahEntry }
  | { of: "akhlak"; said: AkhlakEntry }

/** What a week of a halaqah sums up. */
export const WEEK_SUMS = [
  "sessions",
  "hadir",
  "izin",
  "berhalangan",
  "alpa",
  "ziyadahAyat",
  "murajaahAyat",
  "tahsinPages",
  "kitabPages",
  "records",
] as const
export type WeekSum = (typeof WEEK_SUMS)[number]

/** What is done, as weekly targets count it. */
export interface Work {
  ziyadahAyat: number
  /** Repeated, or recited before listeners. */
  murajaahAyat: number
  /** Pages that went on; a page to be read again is not done yet. */
  tahsinPages: number
  kitabPages: number
}

/** What one line adds to the work done. */
export function workOf(entry: ProgressEntry): Work {
  const work: Work = { ziyadahAyat: 0, murajaahAyat: 0, tahsinPages: 0, kitabPages: 0 }
  if (entry.of === "tahfidz") {
    const { kind, ayahFrom, ayahTo } = entry.said
    work[kind === "ziyadah" ? "ziyadahAyat" : "murajaahAyat"] = ayahTo - ayahFrom + 1
  } else if (entry.of === "tahsin") {
    const { result, pageFrom, pageTo } = entry.said
    work.tahsinPages = result === "lanjut" ? pageTo - pageFrom + 1 : 0
  } else if (entry.of === "kitab") {
    const { pageFrom, pageTo } = entry.said
    work.kitabPages = pageFrom === null || pageTo === null ? 0 : pageTo - pageFrom + 1
  }
  return work
}
