import type { Node, Op } from "./flow.ts"
import type { LineBreaker } from "./line-breaking.ts"
import { type PdfDoc, type PdfRef, RawObject, textString } from "./pdf-file.server.ts"
import type { Link, Run } from "./place-words.ts"
import { SignatureFields } from "./signature-fields.server.ts"
import type { StructureTree } from "./structure-tree.server.ts"
import { showText } from "./text-operators.ts"
import { A4, color, type TextStyle } from "./theme.ts"

const n = (value: number) => Math.round(value * 100) / 100

/** Where links lead: each anchor's destination is an object of its own, filled in once its page exists. */
export class Destinations {
  private readonly known = new Map<string, PdfRef>()
  private readonly doc: PdfDoc

  constructor(doc: PdfDoc) {
    this.doc = doc
  }

  ref(anchor: string): PdfRef {
    let ref = this.known.get(anchor)
    if (!ref) {
      ref = this.doc.ref([])
      this.known.set(anchor, ref)
    }
    return ref
  }

  /** Sets where an anchor stands: a page, and the height above the page's foot. */
  set(anchor: string, page: PdfRef, top: number) {
    this.ref(anchor).data = [page, "XYZ", null, n(top), null]
  }

  /** Writes all destinations; one that nothing has set leads to `fallback`. */
  end(fallback: PdfRef) {
    for (const ref of this.known.values()) {
      if (ref.data.length === 0) ref.data = [fallback, "Fit"]
      ref.end()
    }
  }
}

/** What a page needs to know of the whole while it is drawn. */
export interface Pagination {
  /** The printed number of the page an anchor stands on. */
  numberOf(anchor: string): string
  /** The number of pages an evidence takes. */
  pagesOf(code: string): string
}

/** Writes the operators of one page after another; text, rectangles and links, each under its tag. */
export class PageWriter {
  private out: string[] = []
  private font = ""
  private ink = ""
  private height = A4.height
  private readonly doc: PdfDoc
  private readonly tree: StructureTree
  private readonly destinations: Destinations
  private readonly fields: SignatureFields
  private readonly breaker: LineBreaker
  private readonly pictures: ReadonlyMap<string, PdfRef>

  constructor(
    doc: PdfDoc,
    tree: StructureTree,
    destinations: Destinations,
    breaker: LineBreaker,
    pictures: ReadonlyMap<string, PdfRef> = new Map(),
  ) {
    this.pictures = pictures
    this.doc = doc
    this.tree = tree
    this.fields = new SignatureFields(doc, tree)
    this.destinations = destinations
    this.breaker = breaker
  }

  /** Starts on the document's current page, in PDF's own coordinates. */
  begin() {
    this.height = this.doc.page.height
    this.out = [`q 1 0 0 -1 0 ${n(this.height)} cm`]
    this.font = ""
    this.ink = ""
  }

  end() {
    this.out.push("Q\n")
    this.doc.page.write(Buffer.from(this.out.join("\n"), "latin1"))
    this.out = []
  }

  draw(ops: Op[], pagination: Pagination) {
    let open: Node | undefined
    let artifact = false
    const close = () => {
      if (open || artifact) this.out.push("EMC")
      open = undefined
      artifact = false
    }
    for (const op of ops) {
      if (op.kind === "fill" || op.kind === "box" || (op.kind === "text" && !op.node)) {
        if (!artifact) {
          close()
          this.out.push("/Artifact BMC")
          artifact = true
        }
        this.decoration(op)
        continue
      }
      const owner = op.node as Node
      if (op.kind === "number") {
        close()
        this.number(op, pagination)
      } else if (op.kind === "figure") {
        close()
        this.out.push(`/Figure <</MCID ${this.tree.mark(owner)}>> BDC`)
        for (const inner of op.ops) this.decoration(inner)
        this.out.push("EMC")
      } else if (op.kind === "image") {
        close()
        this.image(op)
      } else if (op.kind === "field") {
        close()
        const { x, y, w, h } = op
        const rect = [x, this.height - y - h, x + w, this.height - y].map(n)
        this.fields.add(owner, op.label, rect)
      } else if (op.kind === "text") {
        for (const run of op.runs) {
          if (run.link) {
            close()
            this.linked(owner, [run], run.link, op.x, op.y)
          } else {
            if (open !== owner) {
              close()
              this.out.push(`/${tagOf(owner)} <</MCID ${this.tree.mark(owner)}>> BDC`)
              open = owner
            }
            this.run(run, op.x, op.y)
          }
        }
      }
      // A settled node is written out, so its mark has to be closed by then only in the page's content.
      this.tree.settle(owner)
    }
    close()
  }

  private image({ node, picture, x, y, w, h }: Extract<Op, { kind: "image" }>) {
    const placed = this.pictures.get(picture)
    if (placed === undefined) throw new Error(`No picture "${picture}" came with the document`)
    const { xobjects } = this.doc.page
    const name = `I${placed.id}`
    xobjects[name] = placed
    this.out.push(
      `/Figure <</MCID ${this.tree.mark(node)}>> BDC`,
      `q ${n(w)} 0 0 ${n(h)} ${n(x)} ${n(this.height - y - h)} cm /${name} Do Q`,
      "EMC",
    )
  }

  /** Head, foot and other things that are no part of the text. */
  decorate(ops: Op[], kind: "Pagination" | "Background" | "Layout" = "Pagination") {
    if (ops.length === 0) return
    this.out.push(kind === "Layout" ? "/Artifact BMC" : `/Artifact <</Type /${kind}>> BDC`)
    for (const op of ops) this.decoration(op)
    this.out.push("EMC")
  }

  /** A large word across the page, under everything else. */
  watermark(word: string) {
    const style: TextStyle = { face: "bold", size: 96, leading: 96, color: color.watermark }
    const [line] = this.breaker.break(word, style, 1e6)
    if (!line) return
    const angle = Math.PI / 4
    const [cos, sin] = [n(Math.cos(angle) * 1000) / 1000, n(Math.sin(angle) * 1000) / 1000]
    const { width } = this.doc.page
    const x = width / 2 - (Math.cos(angle) * line.width) / 2 + 24
    const y = this.height / 2 - (Math.sin(angle) * line.width) / 2 - 24
    this.out.push("/Artifact <</Type /Background>> BDC", `q ${cos} ${sin} ${-sin} ${cos} ${n(x)} ${n(y)} cm`)
    const height = this.height
    this.height = 0
    for (const run of line.runs) this.run(run, 0, 0)
    this.height = height
    this.out.push("Q", "EMC")
    this.font = ""
    this.ink = ""
  }

  private decoration(op: Op) {
    if (op.kind === "text") for (const run of op.runs) this.run(run, op.x, op.y)
    else if (op.kind === "fill") {
      this.setInk(op.color)
      const y = this.height - op.y - op.h
      this.out.push(
        op.radius ? rounded(op.x, y, op.w, op.h, op.radius) : `${n(op.x)} ${n(y)} ${n(op.w)} ${n(op.h)} re`,
        "f",
      )
    } else if (op.kind === "box") {
      this.out.push(
        `q ${op.color} RG 0.7 w ${n(op.x)} ${n(this.height - op.y - op.h)} ${n(op.w)} ${n(op.h)} re S Q`,
      )
    }
  }

  private number(op: Extract<Op, { kind: "number" }>, pagination: Pagination) {
    const words = op.pages === undefined ? pagination.numberOf(op.to) : pagination.pagesOf(op.pages)
    const line = this.breaker.fit(words, op.style, 1e6)
    const x = op.right - line.width
    if (op.pages === undefined) {
      this.linked(op.node, line.runs, { to: op.to, text: words, width: line.width }, x, op.y)
    } else {
      this.out.push(`/${tagOf(op.node)} <</MCID ${this.tree.mark(op.node)}>> BDC`)
      for (const run of line.runs) this.run(run, x, op.y)
      this.out.push("EMC")
    }
  }

  /** Text that leads somewhere, with its annotation. */
  private linked(owner: Node, runs: Run[], { to, text, width }: Link, x: number, y: number) {
    const [first] = runs
    if (!first) return
    const { size } = first.type
    const [left, base] = [x + first.x, this.height - y]
    const annotation = this.doc.ref({})
    const { mcid, structParent } = this.tree.link(owner, annotation)
    const rect = [left, base - size * 0.3, left + width, base + size * 0.95].map(n)
    annotation.data = new RawObject(
      `<</Type/Annot/Subtype/Link/Rect[${rect.join(" ")}]/Border[0 0 0]/F 4/StructParent ${structParent}` +
        `/Contents${textString(text)}/Dest ${this.destinations.ref(to)}>>`,
    )
    this.out.push(`/Link <</MCID ${mcid}>> BDC`)
    for (const run of runs) this.run(run, x, y)
    this.out.push("EMC")
    this.doc.page.annotations.push(annotation)
    annotation.end()
  }

  private run(run: Run, x: number, y: number) {
    const { font, operator } = run.type
    this.doc.page.fonts[font.id] ??= font.pdf.ref()
    this.setInk(run.color)
    const begin = operator === this.font ? "BT" : `BT ${operator}`
    this.font = operator
    this.out.push(`${begin} ${n(x + run.x)} ${n(this.height - y)} Td ${showText(run)}ET`)
  }

  private setInk(ink: string) {
    if (ink === this.ink) return
    this.ink = ink
    this.out.push(`${ink} rg`)
  }
}

/** The tag in the page's content is the node's own type. */
const tagOf = (node: Node) => node.type

function rounded(x: number, y: number, w: number, h: number, radius: number): string {
  const r = Math.min(radius, w / 2, h / 2)
  const k = r * 0.4477
  const [x1, y1] = [x + w, y + h]
  return [
    `${n(x + r)} ${n(y)} m ${n(x1 - r)} ${n(y)} l`,
    `${n(x1 - k)} ${n(y)} ${n(x1)} ${n(y + k)} ${n(x1)} ${n(y + r)} c ${n(x1)} ${n(y1 - r)} l`,
    `${n(x1)} ${n(y1 - k)} ${n(x1 - k)} ${n(y1)} ${n(x1 - r)} ${n(y1)} c ${n(x + r)} ${n(y1)} l`,
    `${n(x + k)} ${n(y1)} ${n(x)} ${n(y1 - k)} ${n(x)} ${n(y1 - r)} c ${n(x)} ${n(y + r)} l`,
    `${n(x)} ${n(y + k)} ${n(x + k)} ${n(y)} ${n(x + r)} ${n(y)} c h`,
  ].join(" ")
}
