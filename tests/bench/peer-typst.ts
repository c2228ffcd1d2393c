import type { Dossier, DossierBlock, Inline } from "#app/domain/dossier-document.ts"

/** A dossier's document as Typst source, with the same texts, tables, links, running head and foot. */

const quoted = (text: string) => JSON.stringify(text)
const label = (anchor: string) => `<${anchor.replace(/[^A-Za-z0-9]+/g, "-")}>`

function inline(value: Inline): string {
  if (typeof value === "string") return `#text(${quoted(value)})`
  return value
    .map((span) => {
      const text = `text(${span.bold ? 'weight: "bold", ' : ""}${span.soft ? 'fill: rgb("#56605c"), ' : ""}${quoted(span.text)})`
      return span.to?.startsWith("item:") ? `#link(${label(span.to)}, ${text})` : `#${text}`
    })
    .join("")
}

export function typstSource(dossier: Dossier): string {
  const { margins, unit, revisionLabel, editionLabel, watermark = "" } = dossier
  const head = `#set document(title: ${quoted(dossier.title)}, author: ${quoted(unit.name)})
#set text(font: ("Noto Sans", "Noto Naskh Arabic"), size: 10pt, lang: ${quoted(dossier.language)}, fill: rgb("#1d2321"))
#set par(leading: 0.6em)
#set page(paper: "a4",
  margin: (top: ${margins.top}cm, right: ${margins.right}cm, bottom: ${margins.bottom}cm, left: ${margins.left}cm),
  background: rotate(-45deg, text(96pt, fill: rgb("#efede7"), weight: "bold", ${quoted(watermark)})),
  header: text(7.6pt)[#text(${quoted(unit.name)}) #h(1fr) #text(${quoted(dossier.shortTitle)})],
  footer: context text(7.6pt)[#text(${quoted(`${revisionLabel} · ${editionLabel}`)}) #h(1fr) #counter(page).display()])
`
  const sections = dossier.sections.map((section) => {
    const title = section.titled ? `#heading(level: 1, ${quoted(section.title)})` : ""
    return `#pagebreak(weak: true)\n${title}\n${section.blocks.map((block) => typstBlock(block, dossier)).join("\n\n")}`
  })
  return head + sections.join("\n")
}

function typstBlock(block: DossierBlock, dossier: Dossier): string {
  switch (block.type) {
    case "heading":
      return `#heading(level: ${block.level}, ${quoted(block.text)})`
    case "paragraph":
      return inline(block.text)
    case "list":
      return `#${block.ordered ? "enum" : "list"}(${block.items.map((item) => `[${inline(item)}]`).join(", ")})`
    case "facts":
      return table(
        ["1fr", "2fr"],
        [],
        block.rows.map(({ label, value }) => [label, value]),
      )
    case "table":
      return table(
        block.columns.map(({ width }) => `${width}fr`),
        block.columns.map(({ title }) => title),
        block.rows,
      )
    case "bars":
      return block.rows
        .map(
          (row) =>
            `#grid(columns: (4fr, 4fr, 2fr), text(8.8pt, ${quoted(row.label)}), rect(width: ${Math.max(1, row.value * 100)}%, height: 8pt, fill: rgb("#0f5c4a")), text(8.8pt, ${quoted(row.text)}))`,
        )
        .join("\n")
    case "callout":
      return `#block(fill: rgb("#eef4f1"), inset: 8pt, width: 100%)[*#text(${quoted(block.title)})* \\ ${inline(block.text)}]`
    case "signatures":
      return `#grid(columns: (1fr, 1fr), gutter: 10pt, ${block.boxes.map((box) => `rect(width: 100%, height: 90pt)[#text(${quoted(box.role)}) \\ *#text(${quoted(box.title)})* #v(1fr) #text(${quoted(box.name)})]`).join(", ")})`
    case "cover":
      return `${block.letterhead.map((line) => `#align(center, text(${quoted(line)}))`).join("\n")}\n#text(25pt, weight: "bold", ${quoted(block.title)})\n\n#text(14pt, ${quoted(block.subtitle)})\n${table(
        ["1fr", "2fr"],
        [],
        block.facts.map(({ label, value }) => [label, value]),
      )}`
    case "item":
      return [
        `#heading(level: ${block.level}, ${quoted(`${block.number} ${block.title}`)}) ${label(block.anchor)}`,
        `*#text(${quoted(block.levelName)})* #text(${quoted(block.status)})`,
        ...block.narrative.map(inline),
        `#text(8.8pt)[${quotedEvidence(block)}]`,
        ...(block.gap
          ? [
              `#block(fill: rgb("#fbf3e4"), inset: 8pt, width: 100%)[*#text(${quoted(block.gap.label)})* \\ #text(${quoted(block.gap.text)})]`,
            ]
          : []),
      ].join("\n\n")
    case "contents":
      return "#outline(title: none)"
    case "register":
      return table(
        ["1fr", "4fr", "1fr"],
        [dossier.labels.register.code, dossier.labels.register.title, dossier.labels.register.size],
        dossier.evidence.map((entry) => [entry.code, `${entry.title} ${entry.sha256}`, entry.sizeText]),
      )
    case "code":
      return block.lines.map((line) => `#text(8.6pt, ${quoted(line)})`).join("\n\n")
    default:
      return ""
  }
}

const quotedEvidence = (block: Extract<DossierBlock, { type: "item" }>) =>
  `#text(${quoted(`${block.evidenceLabel}: ${block.evidence.map(({ code, note }) => `${code} ${note}`).join("; ")}`)})`

function table(columns: string[], titles: string[], rows: Inline[][]): string {
  const header =
    titles.length === 0
      ? ""
      : `table.header(${titles.map((title) => `[*#text(${quoted(title)})*]`).join(", ")}),`
  const cells = rows.flat().map((cell) => `[#set text(8.8pt);${inline(cell)}]`)
  return `#table(columns: (${columns.join(", ")}), stroke: none, ${header} ${cells.join(", ")})`
}
