import { canonicalJson } from "#app/domain/canonical.ts"
import { formatDay, formatHijri, formatPeriod } from "#app/domain/dates.ts"
import { fill } from "#app/domain/dossier-context.ts"
import type { DossierBlock, Inline } from "#app/domain/dossier-document.ts"
import type { Paper, RaporBody, SyahadahBody } from "#app/domain/paper.ts"
import {
  attendanceBlock,
  examinersText,
  holdsSurah,
  imtihanTable,
  note,
  type PaperContext,
  predicateText,
  sub,
  surahTable,
} from "#app/domain/paper-blocks.ts"
import { PAPER_TEXTS } from "#app/domain/paper-texts.ts"
import { transcriptBlocks } from "#app/domain/paper-transcript.ts"
import { SETORAN_KINDS } from "#app/domain/progress-terms.ts"
import { coverageOf, rangeText, readRanges } from "#app/domain/quran.ts"
import { TRANSCRIPT_FILE, type Transcript } from "#app/domain/transcript.ts"

interface Verification {
  title: string
  lines: string[]
  /** What the code leads to; empty where the installation has no address. */
  address: string
  hashLabel: string
  hash: string
  alt: string
}

/** One card of a catalogue. */
export interface PaperCard {
  /** Key of its picture, which comes with the document; a plain field stands where there is none. */
  picture: string | undefined
  /** What the picture shows, for those who cannot see it. */
  alt: string
  code: string
  title: string
  text: string
  facts: { label: string; value: string }[]
}

/** Cards with a picture each, one below the other; none is parted by a page's end. */
export interface CardsBlock {
  type: "cards"
  cards: PaperCard[]
}

/** A paper as it is drawn: texts are final, in order from top to bottom. */
export interface PaperDocument {
  language: Paper["language"]
  title: string
  unit: string
  issuedOn: string
  foot: string
  watermark?: string | undefined
  blocks: (DossierBlock | CardsBlock)[]
  /** The box at the foot: how anybody verifies it. Absent on what is no numbered paper. */
  verification?: Verification | undefined
  attachment?: { name: string; content: string } | undefined
}

/** The document of a paper; a withdrawn one is marked on every page. */
export function paperDocument(paper: Paper, sha256: string, isWithdrawn: boolean): PaperDocument {
  const t = PAPER_TEXTS[paper.language]
  const { body, language, santri } = paper
  const context: PaperContext = { paper, t, day: (day) => formatDay(day, language) }
  const address = paper.verifyAt === "" ? "" : `${paper.verifyAt}/${sha256}`
  return {
    language,
    title: `${t.title[body.kind]} ${paper.number}`,
    unit: paper.unit.name,
    issuedOn: paper.issuedOn,
    foot: fill(t.foot, { title: t.title[body.kind], number: paper.number }),
    watermark: isWithdrawn ? t.withdrawn : undefined,
    blocks: [
      { type: "letterhead", lines: paper.unit.letterhead },
      ...heading(context),
      ...(santri.sample ? [note(t.sample)] : []),
      ...bodyBlocks(context),
      ...issue(context),
    ],
    verification: {
      title: t.verify,
      lines: [address === "" ? t.verifyHere : fill(t.verifyAt, { address: paper.verifyAt })],
      address,
      hashLabel: t.hash,
      hash: sha256,
      alt: t.qrAlt,
    },
    attachment:
      body.kind === "transkrip"
        ? { name: TRANSCRIPT_FILE, content: canonicalJson(body.transcript) }
        : undefined,
  }
}

function heading({ paper, t }: PaperContext): DossierBlock[] {
  const { kind } = paper.body
  return [
    { type: "paragraph", look: "display", align: "center", text: t.title[kind] },
    { type: "paragraph", look: "lead", align: "center", text: t.arabicTitle[kind] },
    { type: "paragraph", look: "body", align: "center", text: `${t.number}: ${paper.number}` },
  ]
}

function bodyBlocks(context: PaperContext): DossierBlock[] {
  const { body } = context.paper
  if (body.kind === "syahadah") return syahadahBlocks(context, body)
  const blocks =
    body.kind === "rapor" ? raporBlocks(context, body) : transcriptBlocks(context, body.transcript)
  const carries = body.kind === "transkrip" ? [note(fill(context.t.carries, { file: TRANSCRIPT_FILE }))] : []
  return [facts(context), ...carries, ...blocks]
}

/** The record of one's own learning, to be handed to the santri himself: no number, no signature. */
export function summaryDocument(
  transcript: Transcript,
  letterhead: string[],
  language: Paper["language"],
): PaperDocument {
  const t = PAPER_TEXTS[language]
  const { santri, unit, issuedOn } = transcript
  const paper: Paper = {
    format: "miqyas-paper",
    version: 1,
    language,
    number: transcript.number,
    issuedOn,
    unit: { name: unit.name, letterhead },
    pesantren: unit.pesantren || unit.name,
    santri: {
      code: santri.code,
      name: santri.name,
      arabicName: santri.arabicName,
      birthYear: santri.birthYear,
      sample: santri.sample,
    },
    signers: [],
    verifyAt: "",
    body: { kind: "transkrip", transcript },
  }
  const context: PaperContext = { paper, t, day: (day) => formatDay(day, language) }
  return {
    language,
    title: t.summary,
    unit: unit.name,
    issuedOn,
    foot: t.summary,
    blocks: [
      { type: "letterhead", lines: letterhead.length > 0 ? letterhead : [unit.name] },
      { type: "paragraph", look: "display", align: "center", text: t.summary },
      ...(santri.sample ? [note(t.sample)] : []),
      facts(context),
      ...(santri.registerNumber === null
        ? []
        : [
            {
              type: "facts" as const,
              rows: [{ label: t.registerNumber, value: santri.registerNumber }],
            },
          ]),
      ...transcriptBlocks(context, transcript),
      note(fill(t.taken, { day: formatDay(issuedOn, language) })),
    ],
  }
}

/** Who it is about; names in Arabic stand beside the Latin ones. */
function facts({ paper, t }: PaperContext): DossierBlock {
  const { santri, body, language } = paper
  const rows: { label: string; value: Inline }[] = [
    { label: t.name, value: [{ text: santri.name, bold: true }] },
    ...(santri.arabicName === "" ? [] : [{ label: t.arabicName, value: santri.arabicName }]),
    { label: t.code, value: santri.code },
    ...(santri.birthYear === null ? [] : [{ label: t.birthYear, value: String(santri.birthYear) }]),
    { label: t.pesantren, value: paper.pesantren },
    ...(body.kind === "rapor"
      ? [
          { label: t.period, value: formatPeriod(body.period.from, body.period.to, language) },
          ...(body.halaqah.length === 0 ? [] : [{ label: t.halaqah, value: body.halaqah.join(", ") }]),
        ]
      : []),
  ]
  return { type: "facts", rows }
}

function syahadahBlocks({ paper, t, day }: PaperContext, body: SyahadahBody): DossierBlock[] {
  const { santri } = paper
  const centred = (text: Inline, look: "body" | "lead" | "display" = "lead"): DossierBlock => ({
    type: "paragraph",
    look,
    align: "center",
    text,
  })
  const reached = fill(t.reachedIn, {
    achievement: body.achievement,
    programme: body.programme,
    day: day(body.reachedOn),
  })
  return [
    { type: "space", points: 8 },
    centred(fill(t.certifies, { pesantren: paper.pesantren, unit: paper.unit.name })),
    centred(santri.name, "display"),
    ...(santri.arabicName === "" ? [] : [centred(santri.arabicName)]),
    centred(`${t.code}: ${santri.code}`, "body"),
    centred([{ text: `${t.reached} ` }, { text: reached, bold: true }]),
    ...(body.imtihan === null || body.imtihan.predicate === ""
      ? []
      : [centred(fill(t.withPredicate, { predicate: predicateText(body.imtihan) }))]),
    ...(body.imtihan === null || body.imtihan.examiners.length === 0
      ? []
      : [centred(`${t.examiners}: ${examinersText(body.imtihan)}`, "body")]),
    ...(body.ayat === "" ? [] : [centred(`${t.examined}: ${examinedText(body.ayat)}`, "body")]),
    ...(holdsSurah(body.ayat) ? [surahTable(t, body.ayat)] : []),
  ]
}

const examinedText = (ranges: string) => readRanges(ranges).map(rangeText).join("; ")

function raporBlocks(context: PaperContext, body: RaporBody): DossierBlock[] {
  const { t } = context
  return [
    sub(t.attendance),
    attendanceBlock(context, body.attendance),
    sub(t.progress),
    ...(body.programmes.length === 0 ? [note(t.noProgress)] : []),
    ...body.programmes.flatMap((programme) => programmeBlocks(context, programme)),
    ...(body.akhlak === null
      ? []
      : [
          sub(t.akhlak),
          {
            type: "facts" as const,
            rows: [
              {
                label: t.akhlak,
                value: [t.akhlakLevel[body.akhlak.level], body.akhlak.note]
                  .filter((part) => part !== "")
                  .join(". "),
              },
            ],
          },
        ]),
    ...(body.imtihan.length === 0 ? [] : [sub(t.imtihan), imtihanTable(context, body.imtihan)]),
  ]
}

function programmeBlocks(
  { t, day }: PaperContext,
  programme: RaporBody["programmes"][number],
): DossierBlock[] {
  const { tahsin, tahfidz } = programme
  const rows: { label: string; value: Inline }[] = []
  if (tahsin !== null) {
    const { volume, page } = tahsin
    const place = page === null ? fill(t.volume, { volume }) : fill(t.volumePage, { volume, page })
    const line = fill(t.tahsinLine, { place, result: t.result[tahsin.result], count: tahsin.entries })
    rows.push({ label: fill(t.method, { method: tahsin.method }), value: line })
  }
  if (tahfidz !== null) {
    for (const kind of SETORAN_KINDS)
      rows.push({ label: t.setoran[kind], value: fill(t.times, { count: tahfidz.setoran[kind] ?? 0 }) })
    const added = coverageOf(readRanges(tahfidz.added))
    rows.push({ label: t.added, value: fill(t.ayat, { count: added.ayat }) })
    const { ayat, pages, juz } = coverageOf(readRanges(tahfidz.memorised))
    rows.push({ label: t.memorised, value: fill(t.memorisedText, { ayat, pages, juz }) })
  }
  for (const { title, arabicTitle, chapter, page, khatam } of programme.kitab) {
    const place = [chapter, page === null ? "" : fill(t.page, { page }), khatam ? t.khatam : ""]
    const said = place.filter((part) => part !== "").join(", ")
    rows.push({ label: title, value: [said, arabicTitle].filter((part) => part !== "").join("\n") || "–" })
  }
  for (const { name, result } of programme.ibadah) rows.push({ label: name, value: t.ibadahResult[result] })
  for (const { level, name, day: on } of programme.completed)
    rows.push({
      label: t.completed,
      value: fill(t.completedLine, { name: name || fill(t.level, { level }), day: day(on) }),
    })
  return [
    { type: "heading", level: 3, text: programme.name, listed: false },
    ...(rows.length === 0 ? [note(t.noProgress)] : [{ type: "facts" as const, rows }]),
    ...(tahfidz === null || tahfidz.memorised === "" ? [] : [surahTable(t, tahfidz.memorised)]),
  ]
}

function issue({ paper, t, day }: PaperContext): DossierBlock[] {
  const { issuedOn, language, signers } = paper
  const issued = fill(t.issued, { day: day(issuedOn), hijri: formatHijri(issuedOn, language) })
  return [
    { type: "space", points: 10 },
    { type: "paragraph", look: "body", align: "start", text: issued },
    ...(signers.length === 0
      ? []
      : [
          {
            type: "signatures" as const,
            boxes: signers.map(({ title, name, nip }) => ({
              role: t.signature,
              title,
              name: name || "–",
              ...(nip === "" ? {} : { number: `NIP ${nip}` }),
            })),
          },
        ]),
  ]
}
