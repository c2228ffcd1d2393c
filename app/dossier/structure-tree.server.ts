import type { Node } from "./flow.ts"
import { type PdfDoc, type PdfRef, RawObject, textString } from "./pdf-file.server.ts"

interface Drawn {
  ref: PdfRef
  /** The page whose marks may go by their number alone. */
  page: PdfRef | undefined
  kids: string[]
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
  private readonly top: PdfRef

  constructor(doc: PdfDoc, root: Node) {
    this.doc = doc
    this.root = root
    this.marks = doc.getStructParentTree()
    const tree = doc.getStructTreeRoot()
    this.top = tree
    tree.data.K = [this.drawn(root).ref]
    hold(root)
  }

  private drawn(node: Node): Drawn {
    if (node.drawn) return node.drawn as Drawn
    if (node.parent) this.drawn(node.parent)
    const drawn: Drawn = { ref: this.doc.ref({}), page: undefined, kids: [], done: false }
    node.drawn = drawn
    return drawn
  }

  /** A new mark of `node` on the current page; its number belongs into the page's content. */
  mark(node: Node): number {
    return this.addMark(this.drawn(node))
  }

  private addMark(drawn: Drawn): number {
    const { page } = this.doc
    const marks: PdfRef[] = this.marks.get(page.structParentTreeKey)
    const mcid = marks.length
    marks.push(drawn.ref)
    drawn.page ??= page.dictionary
    drawn.kids.push(
      drawn.page === page.dictionary ? `${mcid}` : `<</Type/MCR/Pg ${page.dictionary}/MCID ${mcid}>>`,
    )
    return mcid
  }

  /** A link inside `node`: returns the number of its mark and the key its annotation has to carry. */
  link(node: Node, annotation: PdfRef): { mcid: number; structParent: number } {
    const parent = this.drawn(node)
    const link: Drawn = { ref: this.doc.ref({}), page: undefined, kids: [], done: false }
    const mcid = this.addMark(link)
    const structParent = this.doc.createStructParentTreeNextKey()
    this.marks.add(structParent, link.ref)
    link.kids.push(`<</Type/OBJR/Obj ${annotation}/Pg ${this.doc.page.dictionary}>>`)
    parent.kids.push(String(link.ref))
    this.write(link, "/S/Link", parent.ref)
    return { mcid, structParent }
  }

  /** A form field that is `node`: returns the key it has to carry. */
  field(node: Node, annotation: PdfRef): number {
    const drawn = this.drawn(node)
    const structParent = this.doc.createStructParentTreeNextKey()
    this.marks.add(structParent, drawn.ref)
    drawn.kids.push(`<</Type/OBJR/Obj ${annotation}/Pg ${this.doc.page.dictionary}>>`)
    return structParent
  }

  private write({ ref, page, kids }: Drawn, entries: string, parent: PdfRef) {
    const pg = page ? `/Pg ${page}` : ""
    ref.data = new RawObject(`<</Type/StructElem${entries}/P ${parent}${pg}/K[${kids.join(" ")}]>>`)
    ref.end()
    ref.data = undefined
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
    drawn.kids.unshift(...node.children.map((child) => String(this.drawn(child).ref)))
    const alt = node.alt === undefined ? "" : `/Alt ${textString(node.alt)}`
    const scope = node.scope ? `/A<</O/Table/Scope/${node.scope}>>` : ""
    this.write(drawn, `/S/${node.type}${alt}${scope}`, node.parent ? this.drawn(node.parent).ref : this.top)
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
