import type { Dossier, Inline } from "#app/domain/dossier-document.ts"
import type { LineBreaker } from "./line-breaking.ts"
import type { Line, Run } from "./place-words.ts"
import { A4, CM, type TextStyle } from "./theme.ts"

/** A node of the structure tree: what a reader that cannot see the page is told. */
export interface Node {
  type: string
  parent: Node | undefined
  children: Node[]
  alt?: string
  scope?: "Row" | "Column"
  /** Marks and children still to be drawn; the node is written out when none is left. */
  pending: number
  /** Filled in while drawing. */
  drawn?: unknown
}

/** Something drawn on a page. Coordinates are points from the top left; a text's `y` is its baseline. */
export type Op =
  | { kind: "text"; node: Node | undefined; x: number; y: number; runs: Run[] }
  | { kind: "fill"; x: number; y: number; w: number; h: number; color: string; radius?: number }
  | { kind: "box"; x: number; y: number; w: number; h: number; color: string }
  | { kind: "number"; node: Node; right: number; y: number; to: string; style: TextStyle; pages?: string }
  | { kind: "figure"; node: Node; ops: Op[]; x: number; y: number; w: number; h: number }
  /** A picture that came with the document, by its key. */
  | { kind: "image"; node: Node; picture: string; x: number; y: number; w: number; h: number }
  /** An empty field for a signature after export; it draws nothing. `label` is read out and shown as a hint. */
  | { kind: "field"; node: Node; label: string; x: number; y: number; w: number; h: number }

export interface PageLayout {
  numbering: "roman" | "arabic"
  /** Title pages carry neither head nor foot. */
  bare: boolean
  section: string
  ops: Op[]
}

export interface Place {
  page: PageLayout
  y: number
}

/** An entry of the contents and of the bookmarks. */
export interface Entry {
  title: string
  level: number
  anchor: string
}

export function node(type: string, parent: Node | undefined, more: Pick<Node, "alt" | "scope"> = {}): Node {
  const made: Node = { type, parent, children: [], pending: 0, ...more }
  if (parent) {
    parent.pending++
    parent.children.push(made)
  }
  return made
}

/** Fills pages from top to bottom. */
export class Flow {
  readonly pages: PageLayout[] = []
  readonly anchors = new Map<string, Place>()
  readonly entries: Entry[] = []
  readonly root: Node
  /** Marks the anchors of this part's evidence among those of a dossier's other parts. */
  readonly mark: string
  readonly left: number
  readonly width: number
  readonly top: number
  readonly bottom: number
  y = 0
  section: { title: string; numbering: "roman" | "arabic"; node: Node }
  readonly dossier: Dossier
  readonly breaker: LineBreaker
  private fresh = false
  private shown: Set<string> | undefined

  constructor(dossier: Dossier, breaker: LineBreaker, part: { root?: Node; mark?: string } = {}) {
    this.dossier = dossier
    this.breaker = breaker
    this.root = part.root ?? node("Document", undefined)
    this.mark = part.mark ?? ""
    this.left = dossier.margins.left * CM
    this.top = dossier.margins.top * CM
    this.width = A4.width - this.left - dossier.margins.right * CM
    this.bottom = A4.height - dossier.margins.bottom * CM
    this.section = { title: "", numbering: "roman", node: this.root }
  }

  get page(): PageLayout {
    return this.pages.at(-1) ?? this.startPage()
  }

  /** Whether the pages of an evidence are in the dossier, not only its line in the register. */
  showsPagesOf(code: string): boolean {
    this.shown ??= new Set(
      this.dossier.evidence.flatMap((entry) => (entry.shown === "pages" ? [entry.code] : [])),
    )
    return this.shown.has(code)
  }

  get height(): number {
    return this.bottom - this.top
  }

  /** Whether nothing stands on the page yet. */
  get atTop(): boolean {
    return this.fresh
  }

  startPage(bare = false): PageLayout {
    const page: PageLayout = { numbering: this.section.numbering, bare, section: this.section.title, ops: [] }
    this.pages.push(page)
    this.y = this.top
    this.fresh = true
    return page
  }

  room(): number {
    return this.bottom - this.y
  }

  /** Starts a page unless `height` points are left on this one. */
  ensure(height: number) {
    if (this.pages.length === 0 || (height > this.room() && !this.fresh)) this.startPage()
  }

  /** Space above what comes next; none at the top of a page. */
  gap(points: number) {
    if (!this.fresh) this.y += points
  }

  add(op: Op) {
    if (
      op.kind === "number" ||
      op.kind === "figure" ||
      op.kind === "image" ||
      op.kind === "field" ||
      (op.kind === "text" && op.node)
    )
      (op.node as Node).pending++
    this.page.ops.push(op)
    this.fresh = false
  }

  anchor(name: string) {
    if (!this.anchors.has(name)) this.anchors.set(name, { page: this.page, y: this.y })
  }

  /** One line at the cursor, which stays where it is. */
  line(line: Line, style: TextStyle, at: { node: Node | undefined; x: number; y?: number }) {
    this.add({ kind: "text", node: at.node, x: at.x, y: baseline(at.y ?? this.y, style), runs: line.runs })
  }

  /** Running text from the cursor on, over as many pages as it takes; never a lone line at a page's end or start. */
  text(
    inline: Inline,
    style: TextStyle,
    options: {
      node: Node | undefined
      x?: number
      width?: number
      align?: "start" | "center" | "end"
      keep?: number
    },
  ) {
    const x = options.x ?? this.left
    const width = options.width ?? this.left + this.width - x
    const lines = this.breaker.break(inline, style, width)
    const keep = options.keep ?? 0
    lines.forEach((line, at) => {
      const left = lines.length - at
      const together = at === 0 ? Math.min(left, 2) : left === 2 ? 2 : 1
      const follow = left <= together ? keep : 0
      this.ensure(together * style.leading + follow)
      this.line(line, style, { node: options.node, x: x + indent(line, width, options.align ?? "start") })
      this.y += style.leading
    })
  }
}

/** Where a line stands in its measure: right-to-left text starts at the right. */
export function indent(line: Line, width: number, align: "start" | "center" | "end"): number {
  if (align === "center") return (width - line.width) / 2
  if ((align === "end") !== line.rtl) return width - line.width
  return 0
}

export function baseline(top: number, style: TextStyle): number {
  return top + (style.leading + style.size * 0.72) / 2
}
