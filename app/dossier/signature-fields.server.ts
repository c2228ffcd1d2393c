import type { Node } from "./flow.ts"
import { type PdfDoc, RawObject, textString } from "./pdf-file.server.ts"
import type { StructureTree } from "./structure-tree.server.ts"

/** The first bit: the document has a field for a signature (ISO 32000-1, table 219). None is signed here. */
const SIGNATURES_EXIST = 1
/** Annotation flag: it is printed with the page. */
const PRINT = 4

/** Empty fields for signatures that are made after export, with whatever the signer's office uses. */
export class SignatureFields {
  private readonly doc: PdfDoc
  private readonly tree: StructureTree

  constructor(doc: PdfDoc, tree: StructureTree) {
    this.doc = doc
    this.tree = tree
  }

  /** Adds a field to the current page. `rect` is left, bottom, right and top, in points from the page's lower left. */
  add(node: Node, label: string, rect: readonly number[]): void {
    const { doc } = this
    const [left = 0, bottom = 0, right = 0, top = 0] = rect
    const appearance = doc.ref({
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, right - left, top - bottom],
      Resources: {},
    })
    appearance.end("q Q")
    const fields = formOf(doc)
    const field = doc.ref({})
    const structParent = this.tree.field(node, field)
    field.data = new RawObject(
      `<</Type/Annot/Subtype/Widget/FT/Sig/T(tanda-tangan-${fields.length + 1})/TU${textString(label)}` +
        `/Rect[${rect.join(" ")}]/F ${PRINT}/P ${doc.page.dictionary}/StructParent ${structParent}` +
        `/AP<</N ${appearance}>>>>`,
    )
    fields.push(field)
    doc.page.annotations.push(field)
    field.end()
  }
}

/** The fields of the document's form, which is made with the first. */
function formOf(doc: PdfDoc): unknown[] {
  doc._root.data.AcroForm ??= { Fields: [], SigFlags: SIGNATURES_EXIST }
  return doc._root.data.AcroForm.Fields
}
