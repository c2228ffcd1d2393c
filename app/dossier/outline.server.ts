import type { PdfDoc, PdfRef } from "./pdf-file.server.ts"

export interface Bookmark {
  title: string
  /** 1 is a section; deeper levels hang under the last one above them. */
  level: number
  dest: PdfRef
}

interface Item extends Bookmark {
  ref: PdfRef
  children: Item[]
}

/** Writes the bookmarks: sections open, what is below them closed (ISO 32000-1, 12.3.3). */
export function writeOutline(doc: PdfDoc, bookmarks: Bookmark[]) {
  if (bookmarks.length === 0) return
  const root = doc.ref({ Type: "Outlines" })
  const top: Item[] = []
  const path: Item[] = []
  for (const bookmark of bookmarks) {
    while (path.length > 0 && (path.at(-1) as Item).level >= bookmark.level) path.pop()
    const item: Item = { ...bookmark, ref: doc.ref({}), children: [] }
    const parent = path.at(-1)
    if (parent) parent.children.push(item)
    else top.push(item)
    path.push(item)
  }
  root.data.First = top[0]?.ref
  root.data.Last = top.at(-1)?.ref
  root.data.Count = top.length
  root.end()
  writeItems(top, root)
  doc._root.data.Outlines = root
  doc._root.data.PageMode = "UseOutlines"
}

function writeItems(items: Item[], parent: PdfRef) {
  items.forEach((item, at) => {
    item.ref.data = {
      Title: new String(item.title),
      Parent: parent,
      Prev: items[at - 1]?.ref,
      Next: items[at + 1]?.ref,
      First: item.children[0]?.ref,
      Last: item.children.at(-1)?.ref,
      Count: item.children.length > 0 ? -item.children.length : undefined,
      Dest: item.dest,
    }
    item.ref.end()
    writeItems(item.children, item.ref)
  })
}
