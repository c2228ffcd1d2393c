import { pathToFileURL } from "node:url"
import { projectPath } from "#app/config.server.ts"
import type { Dossier, DossierBlock, Inline } from "#app/domain/dossier-document.ts"

/** A dossier's document as a page for a browser to print, with the same texts, tables, links, head and foot. */

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const id = (anchor: string) => anchor.replace(/[^A-Za-z0-9]+/g, "-")

function inline(value: Inline): string {
  if (typeof value === "string") return escaped(value)
  return value
    .map(({ text, bold, to }) => {
      const words = bold ? `<b>${escaped(text)}</b>` : escaped(text)
      return to?.startsWith("item:") ? `<a href="#${id(to)}">${words}</a>` : words
    })
    .join("")
}

const FACES = [
  ["Noto Sans", 400, "NotoSans-Regular.ttf"],
  ["Noto Sans", 700, "NotoSans-Bold.ttf"],
  ["Naskh", 400, "NotoNaskhArabic-Regular.ttf"],
] as const

export function htmlSource(dossier: Dossier): string {
  const { margins, unit, revisionLabel, editionLabel } = dossier
  const faces = FACES.map(
    ([family, weight, file]) =>
      `@font-face{font-family:"${family}";font-weight:${weight};src:url("${pathToFileURL(projectPath("templates", "fonts", file)).href}")}`,
  )
  const style = `${faces.join("")}
@page{size:A4;margin:${margins.top}cm ${margins.right}cm ${margins.bottom}cm ${margins.left}cm;
@top-left{content:"${escaped(unit.name)}";font:7.6pt "Noto Sans"}
@bottom-left{content:"${escaped(`${revisionLabel} · ${editionLabel}`)}";font:7.6pt "Noto Sans"}
@bottom-right{content:counter(page);font:7.6pt "Noto Sans"}}
body{overflow-wrap:anywhere;font:10pt/1.46 "Noto Sans",Naskh;color:#1d2321}section{break-before:page}
h1{font-size:18pt}h2{font-size:13pt}h3{font-size:11pt}table{width:100%;font-size:8.8pt}th{text-align:left}
.note{background:#eef4f1;padding:8pt}.box{border:1pt solid #d3d0c5;height:90pt}
.mark{position:fixed;top:40%;font-size:96pt;color:#efede7;transform:rotate(-45deg);z-index:-1}`
  const sections = dossier.sections.map(
    (section) =>
      `<section>${section.titled ? `<h1 id="s-${section.id}">${escaped(section.title)}</h1>` : ""}${section.blocks.map((block) => htmlBlock(block, dossier)).join("")}</section>`,
  )
  return `<!doctype html><html lang="${dossier.language}"><meta charset="utf-8"><title>${escaped(dossier.title)}</title><style>${style}</style><div class="mark">${escaped(dossier.watermark ?? "")}</div>${sections.join("")}</html>`
}

function htmlBlock(block: DossierBlock, dossier: Dossier): string {
  switch (block.type) {
    case "heading":
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`
    case "paragraph":
      return `<p>${inline(block.text)}</p>`
    case "list":
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join("")}</ul>`
    case "facts":
      return table(
        [],
        block.rows.map(({ label, value }) => [label, value]),
      )
    case "table":
      return table(
        block.columns.map(({ title }) => title),
        block.rows,
      )
    case "bars":
      return block.rows
        .map(
          (row) => `<p>${escaped(row.label)} <meter value="${row.value}"></meter> ${escaped(row.text)}</p>`,
        )
        .join("")
    case "callout":
      return `<div class="note"><b>${escaped(block.title)}</b><br>${inline(block.text)}</div>`
    case "signatures":
      return block.boxes
        .map((box) => `<div class="box">${[box.role, box.title, box.name].map(escaped).join("<br>")}</div>`)
        .join("")
    case "cover":
      return `${block.letterhead.map((line) => `<p>${escaped(line)}</p>`).join("")}<h1>${escaped(block.title)}</h1><p>${escaped(block.subtitle)}</p>${table(
        [],
        block.facts.map(({ label, value }) => [label, value]),
      )}`
    case "item":
      return [
        `<h${block.level} id="${id(block.anchor)}">${escaped(`${block.number} ${block.title}`)}</h${block.level}>`,
        `<p><b>${escaped(block.levelName)}</b> ${escaped(block.status)}</p>`,
        ...block.narrative.map((part) => `<p>${inline(part)}</p>`),
        `<p>${escaped(`${block.evidenceLabel}: ${block.evidence.map(({ code, note }) => `${code} ${note}`).join("; ")}`)}</p>`,
        block.gap
          ? `<div class="note"><b>${escaped(block.gap.label)}</b><br>${escaped(block.gap.text)}</div>`
          : "",
      ].join("")
    case "contents":
      return `<ol>${dossier.sections
        .flatMap(({ blocks }) => blocks)
        .map((one) =>
          one.type === "item"
            ? `<li><a href="#${id(one.anchor)}">${escaped(`${one.number} ${one.title}`)}</a></li>`
            : "",
        )
        .join("")}</ol>`
    case "register":
      return table(
        [dossier.labels.register.code, dossier.labels.register.title, dossier.labels.register.size],
        dossier.evidence.map((entry) => [entry.code, `${entry.title} ${entry.sha256}`, entry.sizeText]),
      )
    case "code":
      return block.lines.map((line) => `<p>${escaped(line)}</p>`).join("")
    default:
      return ""
  }
}

function table(titles: string[], rows: Inline[][]): string {
  const head =
    titles.length === 0
      ? ""
      : `<thead><tr>${titles.map((title) => `<th>${escaped(title)}</th>`).join("")}</tr></thead>`
  return `<table>${head}${rows.map((row) => `<tr>${row.map((cell, at) => (at === 0 ? `<th>${inline(cell)}</th>` : `<td>${inline(cell)}</td>`)).join("")}</tr>`).join("")}</table>`
}
