import { fill } from "#app/domain/dossier-context.ts"
import type { DossierBlock, Inline } from "#app/domain/dossier-document.ts"
import {
  attendanceBlock,
  imtihanTable,
  note,
  type PaperContext,
  sub,
  surahTable,
} from "#app/domain/paper-blocks.ts"
import type { Transcript } from "#app/domain/transcript.ts"

/** What the transcript prints of the data it carries. */
export function transcriptBlocks(context: PaperContext, transcript: Transcript): DossierBlock[] {
  const { t, day } = context
  const { attendance } = transcript
  return [
    sub(t.stays),
    {
      type: "table",
      rowHeaders: true,
      columns: [
        { title: t.intake, width: 24, align: "start" },
        { title: t.from, width: 30, align: "start" },
        { title: t.until, width: 30, align: "start" },
        { title: t.reason, width: 24, align: "start" },
      ],
      rows: transcript.stays.map((stay): Inline[] => [
        stay.intake || "–",
        day(stay.from),
        stay.until === null ? t.lasting : day(stay.until),
        stay.reason === null ? "–" : t.reasons[stay.reason],
      ]),
    },
    sub(t.attendance),
    attendanceBlock(context, attendance === null ? null : attendance.counts),
    sub(t.progress),
    ...(transcript.programmes.length === 0 ? [note(t.noProgress)] : []),
    ...transcript.programmes.flatMap((programme) => programmeBlocks(context, programme)),
    ...(transcript.imtihan.length === 0
      ? []
      : [
          sub(t.imtihan),
          imtihanTable(
            context,
            transcript.imtihan.map((row) => ({ ...row, examiners: [] })),
          ),
        ]),
    ...(transcript.papers.length === 0
      ? []
      : [
          sub(t.papers),
          {
            type: "table" as const,
            rowHeaders: true,
            columns: [
              { title: t.number, width: 34, align: "start" as const },
              { title: t.papers, width: 34, align: "start" as const },
              { title: t.day, width: 30, align: "start" as const },
            ],
            rows: transcript.papers.map(({ kind, number, issuedOn }): Inline[] => [
              number,
              t.title[kind],
              day(issuedOn),
            ]),
          },
        ]),
  ]
}

function programmeBlocks(
  { t, day }: PaperContext,
  programme: Transcript["programmes"][number],
): DossierBlock[] {
  const { positions, completed, memorised } = programme
  const rows: { label: string; value: Inline }[] = positions.map((position) => {
    const { part, arabicPart, level, items, page, chapter, finishedOn, lastDay } = position
    const place = [
      level === null ? "" : fill(t.volume, { volume: level }),
      items === null ? "" : fill(t.items, { items }),
      chapter,
      page === null ? "" : fill(t.page, { page }),
      finishedOn === null ? "" : `${t.khatam} (${day(finishedOn)})`,
      day(lastDay),
    ]
    const said = place.filter((one) => one !== "").join(", ")
    return {
      label: part || t.position,
      value: [said, arabicPart].filter((one) => one !== "").join("\n"),
    }
  })
  if (memorised !== null)
    rows.push({
      label: t.memorised,
      value: fill(t.memorisedText, { ayat: memorised.ayat, pages: memorised.pages, juz: memorised.juz }),
    })
  for (const { level, name, day: on } of completed)
    rows.push({
      label: t.completed,
      value: fill(t.completedLine, { name: name || fill(t.level, { level }), day: day(on) }),
    })
  return [
    { type: "heading", level: 3, text: programme.name, listed: false },
    ...(rows.length === 0 ? [note(t.noProgress)] : [{ type: "facts" as const, rows }]),
    ...(memorised === null || memorised.ranges === "" ? [] : [surahTable(t, memorised.ranges)]),
  ]
}
