import type { BlockOf, Inline } from "#app/domain/dossier-document.ts"
import { baseline, type Flow, indent, type Node, node } from "./flow.ts"
import type { Line } from "./place-words.ts"
import { color, text } from "./theme.ts"

/** Tables: a header that returns on every page, rows that stay whole where a page can hold them. */

interface TableColumn {
  title: string
  width: number
  align: "start" | "end"
}

/** A cell is text, or the number of the page an anchor stands on (or the count of an evidence's pages). */
export type Cell = Inline | { pageOf: string } | { pagesOf: string }

const PAD = 6
const style = text.cell

const isNumberCell = (cell: Cell): cell is { pageOf: string } | { pagesOf: string } =>
  typeof cell === "object" && !Array.isArray(cell)

export class TableLayout {
  private readonly node: Node
  private readonly columns: { title: string; x: number; width: number; align: "start" | "end" }[]
  private readonly flow: Flow
  private readonly rowHeaders: boolean
  private readonly heads: Line[][]
  private headed = 0

  constructor(flow: Flow, parent: Node, columns: TableColumn[], rowHeaders: boolean) {
    this.flow = flow
    this.rowHeaders = rowHeaders
    this.node = node("Table", parent)
    const sum = columns.reduce((total, column) => total + column.width, 0)
    let x = flow.left
    this.columns = columns.map(({ title, width: share, align }) => {
      const width = (share / sum) * flow.width
      const column = { title, x, width, align }
      x += width
      return column
    })
    this.heads = this.columns.map((column) =>
      flow.breaker.break(column.title, text.cellHead, column.width - PAD * 2),
    )
  }

  private get headHeight(): number {
    return Math.max(...this.heads.map((lines) => lines.length)) * text.cellHead.leading + PAD * 1.6
  }

  /** The header: part of the structure where the table begins, decoration on the pages after. */
  private head() {
    const { flow } = this
    const first = this.headed === 0
    const row = first ? node("TR", node("THead", this.node)) : undefined
    const height = this.headHeight
    flow.add({ kind: "fill", x: flow.left, y: flow.y, w: flow.width, h: height, color: color.tint })
    this.columns.forEach((column, at) => {
      const cell = row && node("TH", row, { scope: "Column" })
      this.cell(this.heads[at] ?? [], column, text.cellHead, cell, flow.y + PAD * 0.8)
    })
    flow.y += height
    flow.add({ kind: "fill", x: flow.left, y: flow.y, w: flow.width, h: 0.9, color: color.accent })
    flow.y += 0.9
    this.headed = flow.pages.length
  }

  private cell(
    lines: Line[],
    column: TableLayout["columns"][number],
    own: typeof style,
    owner: Node | undefined,
    top: number,
  ) {
    lines.forEach((line, at) => {
      const x = column.x + PAD + indent(line, column.width - PAD * 2, column.align)
      this.flow.add({
        kind: "text",
        node: owner,
        x,
        y: baseline(top + at * own.leading, own),
        runs: line.runs,
      })
    })
  }

  row(cells: Cell[], anchor?: string) {
    const { flow } = this
    const broken = cells.map((cell, at) => {
      const column = this.columns[at]
      if (!column) throw new Error(`Table row has ${cells.length} cells for ${this.columns.length} columns`)
      return isNumberCell(cell) ? [] : flow.breaker.break(cell, this.styleOf(at), column.width - PAD * 2)
    })
    const height = Math.max(1, ...broken.map((lines) => lines.length)) * style.leading + PAD * 2
    const headRoom = this.headed === flow.pages.length ? 0 : this.headHeight + 1
    if (height + headRoom > flow.room() && (height < flow.height * 0.5 || flow.room() < 60)) {
      if (!flow.atTop) flow.startPage()
    }
    if (this.headed !== flow.pages.length) this.head()
    if (anchor) flow.anchor(anchor)
    const row = node("TR", this.node)
    const nodes = cells.map((_, at) =>
      at === 0 && this.rowHeaders ? node("TH", row, { scope: "Row" }) : node("TD", row),
    )
    cells.forEach((cell, at) => {
      const column = this.columns[at]
      const owner = nodes[at]
      if (!column || !owner || !isNumberCell(cell)) return
      const right = column.x + column.width - PAD
      const y = baseline(flow.y + PAD, style)
      if ("pageOf" in cell) flow.add({ kind: "number", node: owner, right, y, to: cell.pageOf, style })
      else flow.add({ kind: "number", node: owner, right, y, to: "", pages: cell.pagesOf, style })
    })
    this.drawRow(broken, nodes)
  }

  private drawRow(broken: Line[][], nodes: Node[]) {
    const { flow } = this
    const most = Math.max(1, ...broken.map((lines) => lines.length))
    for (let from = 0; from < most; ) {
      const fits = Math.max(1, Math.floor((flow.room() - PAD * 2) / style.leading))
      const count = Math.min(fits, most - from)
      broken.forEach((lines, at) => {
        const column = this.columns[at]
        if (column)
          this.cell(lines.slice(from, from + count), column, this.styleOf(at), nodes[at], flow.y + PAD)
      })
      flow.y += count * style.leading + PAD * 2
      flow.add({ kind: "fill", x: flow.left, y: flow.y - 0.25, w: flow.width, h: 0.5, color: color.line })
      from += count
      if (from < most) {
        flow.startPage()
        this.head()
      }
    }
  }

  private styleOf(at: number) {
    return at === 0 && this.rowHeaders ? text.cellBold : style
  }
}

/** Height of a table's header and first row, in points: what a heading right above it stays with. */
export function tableStart(flow: Flow, { columns, rows, rowHeaders }: BlockOf<"table">): number {
  const sum = columns.reduce((total, { width }) => total + width, 0)
  const linesOf = (value: Inline, own: typeof style, at: number) =>
    flow.breaker.break(value, own, ((columns[at]?.width ?? sum) / sum) * flow.width - PAD * 2).length
  const head = columns.map(({ title }, at) => linesOf(title, text.cellHead, at))
  const row = (rows[0] ?? []).map((cell, at) =>
    linesOf(cell, at === 0 && rowHeaders ? text.cellBold : style, at),
  )
  const rowHeight = Math.max(1, ...row) * style.leading + PAD * 2
  return Math.max(...head) * text.cellHead.leading + PAD * 1.6 + 1 + Math.min(rowHeight, flow.height * 0.5)
}

export function layoutTable(flow: Flow, parent: Node, block: BlockOf<"table">) {
  if (block.caption) {
    flow.ensure(90)
    flow.text(block.caption, text.label, { node: node("P", parent) })
    flow.y += 4
  }
  const table = new TableLayout(flow, parent, block.columns, block.rowHeaders)
  for (const cells of block.rows) table.row(cells)
  flow.y += 14
}

/** The evidence register: every file of the dossier, shown or not, with its hash in full. */
export function layoutRegister(flow: Flow, parent: Node, { earlier = [] }: BlockOf<"register">) {
  const { evidence, labels } = flow.dossier
  const words = labels.register
  if (evidence.length === 0 && earlier.length === 0) {
    flow.text(words.none, text.body, { node: node("P", parent) })
    return
  }
  const table = new TableLayout(
    flow,
    parent,
    [
      { title: words.code, width: 14, align: "start" },
      { title: words.title, width: 54, align: "start" },
      { title: words.size, width: 14, align: "end" },
      { title: words.pages, width: 14, align: "end" },
      { title: words.firstPage, width: 16, align: "end" },
    ],
    true,
  )
  for (const entry of evidence) {
    const shown = entry.shown === "pages"
    const id = `${entry.code}${flow.mark}`
    const details = [entry.kind, entry.period].filter((part) => part !== "").join(" · ")
    const note = shown ? (entry.copy?.text ?? "") : (entry.reason ?? labels.onlyRegister)
    const title = [
      { text: entry.title },
      {
        text: `\n${[details, note, entry.sha256].filter((part) => part !== "").join("\n")}`,
        soft: true,
      },
    ]
    const code = [{ text: entry.code, to: shown ? `evidence:${id}` : `register:${id}` }]
    table.row(
      [
        code,
        title,
        entry.sizeText,
        shown ? { pagesOf: id } : "–",
        shown ? { pageOf: `evidence:${id}` } : "–",
      ],
      `register:${id}`,
    )
  }
  for (const { code, title, note, to } of earlier) {
    const titled = [{ text: title }, { text: `\n${note}`, soft: true }]
    table.row([[{ text: code, to }], titled, "–", "–", { pageOf: to }])
  }
  flow.y += 12
}
