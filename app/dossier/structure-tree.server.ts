import type { Node } from "./flow.ts"
import type { PdfDoc, PdfRef } from "./pdf-file.server.ts"

type Kid =
  | number
  | { Type: "MCR"; Pg: PdfRef; MCID: number }
  | { Type: "OBJR"; Obj: PdfRef; Pg: PdfRef }
  | PdfRef

interface Drawn {
  ref: PdfRef
  kids: Kid[]
  done: boolean
}

/**
 * The tags of the PDF: which marks on which page make which heading, paragraph or cell (ISO 32000-1, 14.7).
 * Reading order is the order in which nodes were laid out, whatever order pages are drawn in. A node is
 * written out as soon as nothing of it is left to draw.
 */
export class StructureTree {
  private readonly doc: PdfDoc
  private readonly marks: ReturnType<PdfDoc["getStructParentTree"]>
  private readonly root: Node

  constructor(doc: PdfDoc, root: Node) {
    this.doc = doc
    this.root = root
    this.marks = doc.getStructParentTree()
    const tree = doc.getStructTreeRoot()
    const { ref } = this.drawn(root)
    ref.data.P = tree
    tree.data.K = [ref]
    hold(root)
  }

  private drawn(node: Node): Drawn {
    if (node.drawn) return node.drawn as Drawn
    const data: Record<string, unknown> = { Type: "StructElem", S: node.type }
    if (node.alt !== undefined) data.Alt = new String(node.alt)
    if (node.scope) data.A = { O: "Table", Scope: node.scope }
    const drawn: Drawn = { ref: this.doc.ref(data), kids: [], done: false }
    node.drawn = drawn
    if (node.parent) data.P = this.drawn(node.parent).ref
    return drawn
  }

  /** A new mark of `node` on the current page; its number belongs into the page's content. */
  mark(node: Node): number {
    const drawn = this.drawn(node)
    return this.markRef(drawn.ref, drawn.kids)
  }

  private markRef(ref: PdfRef, kids: Kid[]): number {
    const { page } = this.doc
    const marks: PdfRef[] = this.marks.get(page.structParentTreeKey)
    const mcid = marks.length
    marks.push(ref)
    ref.data.Pg ??= page.dictionary
    kids.push(ref.data.Pg === page.dictionary ? mcid : { Type: "MCR", Pg: page.dictionary, MCID: mcid })
    return mcid
  }

  /** A link inside `node`: returns the number of its mark; ties the annotation (not yet ended) to it. */
  link(node: Node, annotation: PdfRef): number {
    const parent = this.drawn(node)
    const ref = this.doc.ref({ Type: "StructElem", S: "Link", P: parent.ref })
    const kids: Kid[] = []
    const mcid = this.markRef(ref, kids)
    const key = this.doc.createStructParentTreeNextKey()
    annotation.data.StructParent = key
    this.marks.add(key, ref)
    kids.push({ Type: "OBJR", Obj: annotation, Pg: this.doc.page.dictionary })
    parent.kids.push(ref)
    ref.data.K = kids
    ref.end()
    ref.data = undefined
    return mcid
  }

  /** One thing of `node` has been drawn. */
  settle(node: Node) {
    node.pending--
    if (node.pending <= 0) this.close(node)
  }

  private close(node: Node) {
    const drawn = this.drawn(node)
    if (drawn.done) return
    drawn.done = true
    drawn.ref.data.K = [...node.children.map((child) => this.drawn(child).ref), ...drawn.kids]
    drawn.ref.end()
    drawn.ref.data = undefined
    drawn.kids = []
    node.children = []
    if (node.parent) this.settle(node.parent)
  }

  /** Closes whatever is still open, children first. */
  end(node: Node = this.root) {
    for (const child of node.children) if (!this.drawn(child).done) this.end(child)
    this.close(node)
  }
}

/** Keeps a node open while more of it may come. */
export function hold(node: Node) {
  node.pending++
}
