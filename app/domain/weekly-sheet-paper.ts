import { formatDay, formatHijri } from "#app/domain/dates.ts"
import type { DossierBlock, Inline } from "#app/domain/dossier-document.ts"
import type { PaperDocument } from "#app/domain/paper-document.ts"
import type { WeeklySheet } from "#app/domain/weekly-sheet.ts"

interface Given {
  letterhead: string[]
  sha256: string
  /** Texts of the language the sheet was made in. */
  t: (key: string, values?: Record<string, string | number>) => string
}

/** A weekly sheet as a paper of one A4 page. */
export function weeklyDocument(sheet: WeeklySheet, { letterhead, sha256, t }: Given): PaperDocument {
  const { language } = sheet
  const day = formatDay(sheet.day, language)
  const title = t("readiness:weekly.heading")
  const small = (text: string): DossierBlock => ({ type: "paragraph", look: "small", align: "start", text })
  return {
    language,
    title: `${title} ${day}`,
    unit: sheet.cycle.unit,
    issuedOn: sheet.day,
    foot: `${title} · ${day}`,
    blocks: [
      { type: "letterhead", lines: letterhead },
      {
        type: "heading",
        level: 2,
        text: `${title} · ${day} (${formatHijri(sheet.day, language)})`,
        listed: true,
      },
      small(
        [sheet.cycle.title, sheet.cycle.instrument, ...(sheet.goal === null ? [] : [sheet.goal])].join(" · "),
      ),
      { type: "paragraph", look: "lead", align: "start", text: sheet.say },
      small(`${sheet.lead} ${sheet.forecast}`),
      standing(sheet, t),
      ...questions(sheet, t),
      small(sheet.assumption),
    ],
    verification: {
      title: t("readiness:weekly.code-title"),
      lines: [t("readiness:weekly.code-help")],
      address: "",
      hashLabel: t("readiness:weekly.hash"),
      hash: sha256,
      alt: t("readiness:weekly.code-alt"),
    },
  }
}

/** Where it stands in few lines: one page has to hold the decisions too. */
function standing(sheet: WeeklySheet, t: Given["t"]): DossierBlock {
  const { components, load, pressing, pressingMore } = sheet
  const more = pressingMore > 0 ? [t("readiness:weekly.more", { count: pressingMore })] : []
  const rows = [
    {
      label: t("readiness:weekly.ready"),
      value: components
        .map(({ label, ready, of }) => `${label}: ${t("readiness:weekly.of", { ready, count: of })}`)
        .join("; "),
    },
    {
      label: t("readiness:weekly.overdue"),
      value: load.map(({ position, open, overdue }) => `${position}: ${overdue} / ${open}`).join("; "),
    },
    { label: t("readiness:pressing.urgent-only"), value: [...pressing, ...more].join("\n") },
  ]
  return { type: "facts", rows: rows.filter(({ value }) => value !== "") }
}

/** Each question with its options to tick, and a box for the paraf. */
function questions({ questions: asked }: WeeklySheet, t: Given["t"]): DossierBlock[] {
  if (asked.length === 0)
    return [{ type: "paragraph", look: "body", align: "start", text: t("readiness:weekly.nothing") }]
  return [
    {
      type: "table",
      rowHeaders: true,
      columns: [
        { title: t("readiness:weekly.decide"), width: 50, align: "start" },
        { title: t("readiness:weekly.options"), width: 40, align: "start" },
        { title: t("readiness:weekly.paraf"), width: 16, align: "start" },
      ],
      rows: asked.map(({ text, options }, at): Inline[] => [
        `${at + 1}. ${text}`,
        options.map((option) => `☐\u00a0${option.text}`).join("   "),
        "",
      ]),
    },
  ]
}
