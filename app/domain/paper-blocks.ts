import { attendanceRate, countAttendance } from "#app/domain/attendance-rate.ts"
import type { DossierBlock, Inline } from "#app/domain/dossier-document.ts"
import { formatShare } from "#app/domain/numbers.ts"
import type { Paper, PaperImtihan, RaporBody } from "#app/domain/paper.ts"
import type { PAPER_TEXTS } from "#app/domain/paper-texts.ts"
import { ATTENDANCE } from "#app/domain/progress-terms.ts"
import { coverageBy, readRanges } from "#app/domain/quran.ts"
import { surahArabicName, surahName } from "#app/domain/surah-names.ts"

/** Blocks that several kinds of paper show. */

export type PaperContext = { paper: Paper; t: (typeof PAPER_TEXTS)["id"]; day: (day: string) => string }

export function attendanceBlock({ paper, t }: PaperContext, counts: RaporBody["attendance"]): DossierBlock {
  if (counts === null) return note(t.noAttendance)
  const rate = attendanceRate(
    countAttendance(ATTENDANCE.map((status) => ({ status, count: counts[status] }))),
  )
  return {
    type: "table",
    rowHeaders: false,
    columns: [
      ...ATTENDANCE.map((status) => ({ title: t.attendanceOf[status], width: 20, align: "end" as const })),
      { title: t.attendanceRate, width: 24, align: "end" },
    ],
    rows: [
      [
        ...ATTENDANCE.map((status) => String(counts[status] ?? 0)),
        rate === undefined ? "–" : formatShare(rate, paper.language, 1),
      ],
    ],
  }
}

const fullSurahs = (ranges: string) =>
  coverageBy("surah", readRanges(ranges)).filter(({ held, of }) => held === of)

/** Whether ranges of ayat hold a surah in full. */
export function holdsSurah(ranges: string): boolean {
  return fullSurahs(ranges).length > 0
}

/** The surahs that ranges of ayat hold in full, by their names in both scripts; neighbours share a line. */
export function surahTable(t: PaperContext["t"], ranges: string): DossierBlock {
  const full = fullSurahs(ranges)
  if (full.length === 0) return note(`${t.surahs}: –`)
  const spans: { first: number; last: number; ayat: number }[] = []
  for (const { number, of } of full) {
    const span = spans.at(-1)
    if (span !== undefined && span.last + 1 === number) {
      span.last = number
      span.ayat += of
    } else spans.push({ first: number, last: number, ayat: of })
  }
  const between = (first: string, last: string) => (first === last ? first : `${first} – ${last}`)
  return {
    type: "table",
    caption: t.surahs,
    rowHeaders: true,
    columns: [
      { title: t.surah, width: 44, align: "start" },
      { title: t.arabicSurah, width: 36, align: "start" },
      { title: t.ayatHeld, width: 14, align: "end" },
    ],
    rows: spans.map(({ first, last, ayat }): Inline[] => [
      `${between(String(first), String(last)).replaceAll(" ", "")}. ${between(surahName(first), surahName(last))}`,
      between(surahArabicName(first), surahArabicName(last)),
      String(ayat),
    ]),
  }
}

export function imtihanTable({ t, day }: PaperContext, rows: readonly PaperImtihan[]): DossierBlock {
  return {
    type: "table",
    rowHeaders: true,
    columns: [
      { title: t.imtihanTitle, width: 40, align: "start" },
      { title: t.day, width: 24, align: "start" },
      { title: t.predicate, width: 24, align: "start" },
      { title: t.examiners, width: 36, align: "start" },
    ],
    rows: rows.map((row): Inline[] => [
      row.title,
      day(row.day),
      [predicateText(row), row.passed === null ? "" : row.passed ? t.passed : t.notPassed]
        .filter((part) => part !== "")
        .join(", ") || "–",
      examinersText(row) || "–",
    ]),
  }
}

export const predicateText = ({
  predicate,
  predicateName,
}: Pick<PaperImtihan, "predicate" | "predicateName">) =>
  predicateName === "" ? predicate : `${predicateName} (${predicate})`

export const examinersText = ({ examiners }: Pick<PaperImtihan, "examiners">) =>
  examiners.map(({ name, office }) => (office === "" ? name : `${name} (${office})`)).join("; ")

export const sub = (text: string): DossierBlock => ({ type: "heading", level: 2, text, listed: true })
export const note = (text: string): DossierBlock => ({
  type: "paragraph",
  look: "small",
  align: "start",
  text,
})
