import { type Dict, Ref } from "#app/dossier/pages/pdf-syntax.ts"
import { nameOf, type OpenedPdf } from "./pdf-objects.ts"

/** What a PDF tells a reader who cannot see its pages; what is missing is a fault. */
interface Tag {
  role: string
  alt: string
  scope: string
  dict: Dict
  children: Tag[]
}

/** The structure tree in reading order. */
export function readTags(pdf: OpenedPdf): Tag {
  const { file, catalog } = pdf
  const read = (dict: Dict): Tag => {
    const attributes = file.dict(dict.get("A"))
    return {
      role: file.name(dict.get("S")) ?? "",
      alt: pdf.text(dict.get("Alt")),
      scope: file.name(attributes?.get("Scope")) ?? "",
      dict,
      children: [file.resolve(dict.get("K"))].flat().flatMap((kid) => {
        const found = kid instanceof Map || kid instanceof Ref ? file.dict(kid) : undefined
        return found?.has("S") ? [read(found)] : []
      }),
    }
  }
  const root = file.dict(catalog.get("StructTreeRoot"))
  return read(file.dict([file.resolve(root?.get("K"))].flat()[0] ?? null) ?? new Map())
}

export function listTags(tag: Tag): Tag[] {
  return [tag, ...tag.children.flatMap(listTags)]
}

/** The conditions of a tagged document that a dossier could break. */
export function tagFaults(pdf: OpenedPdf): string[] {
  const { file, catalog } = pdf
  const faults: string[] = []
  const hold = (holds: boolean, words: string) => {
    if (!holds && !faults.includes(words)) faults.push(words)
  }
  hold(file.resolve(file.dict(catalog.get("MarkInfo"))?.get("Marked")) === true, "not marked")
  hold(/^(id|en)$/.test(pdf.text(catalog.get("Lang"))), "no language")
  const preferences = file.dict(catalog.get("ViewerPreferences"))
  hold(file.resolve(preferences?.get("DisplayDocTitle")) === true, "title not displayed")
  hold(catalog.has("PageLabels") && catalog.has("Outlines"), "no page labels or bookmarks")
  const tags = listTags(readTags(pdf))
  let level = 0
  for (const { role, alt, scope, children } of tags) {
    const heading = /^H([1-6])$/.exec(role)
    if (heading) {
      hold(Number(heading[1]) <= level + 1, `heading ${role} after level ${level}`)
      level = Number(heading[1])
    }
    if (role === "Figure" || role === "Form") hold(alt !== "", `${role} without words`)
    if (role === "TH") hold(scope !== "", "header cell without scope")
    const roles = children.map((child) => child.role)
    const allowed: Record<string, string[]> = {
      Table: ["THead", "TR"],
      THead: ["TR"],
      TR: ["TH", "TD"],
      L: ["LI"],
      LI: ["Lbl", "LBody"],
      TOC: ["TOCI"],
    }
    for (const child of roles) hold(allowed[role]?.includes(child) ?? true, `${child} in ${role}`)
    if (role === "Table")
      hold(
        children.some((child) => listTags(child).some(({ role }) => role === "TH")),
        "table without header cells",
      )
  }
  const parents = parentTree(pdf)
  for (const page of pdf.pages) pageFaults(pdf, page, parents, hold)
  return faults
}

/** The structure elements by the key that pages and annotations carry. */
function parentTree({ file, catalog }: OpenedPdf) {
  const nums = file.array(file.dict(file.dict(catalog.get("StructTreeRoot"))?.get("ParentTree"))?.get("Nums"))
  const parents = new Map<number, ReturnType<typeof file.resolve>>()
  for (let at = 0; at + 1 < (nums?.length ?? 0); at += 2)
    parents.set(Number(nums?.[at]), file.resolve(nums?.[at + 1]))
  return parents
}

function pageFaults(
  pdf: OpenedPdf,
  page: Dict,
  parents: ReturnType<typeof parentTree>,
  hold: (holds: boolean, words: string) => void,
) {
  const { file } = pdf
  const marks = parents.get(file.number(page.get("StructParents")) ?? -1)
  const annotations = file.array(page.get("Annots")) ?? []
  hold(annotations.length === 0 || file.name(page.get("Tabs")) === "S", "tab order is not the reading order")
  for (const one of annotations) {
    const annotation = file.dict(one) ?? new Map()
    const element = parents.get(file.number(annotation.get("StructParent")) ?? -1)
    const role = element instanceof Map ? file.name(element.get("S")) : undefined
    const wanted = file.name(annotation.get("Subtype")) === "Link" ? "Link" : "Form"
    hold(role === wanted, `${wanted} without its tag`)
    hold(
      pdf.text(annotation.get("Contents")) + pdf.text(annotation.get("TU")) !== "",
      `${wanted} without words`,
    )
    const objects = element instanceof Map ? [file.resolve(element.get("K"))].flat() : []
    const refers = objects.some((kid) => {
      const object = file.dict(kid)?.get("Obj")
      return object instanceof Ref && one instanceof Ref && object.num === one.num
    })
    hold(refers, `${wanted} that its tag does not name`)
  }
  const open: string[] = []
  for (const { name, operands } of pdf.operations(page)) {
    if (name === "BMC" || name === "BDC") {
      const properties = operands[1]
      const mcid = properties instanceof Map ? file.number(properties.get("MCID")) : undefined
      open.push(nameOf(operands[0]))
      if (mcid === undefined) hold(nameOf(operands[0]) === "Artifact", "a mark that leads nowhere")
      else hold(Array.isArray(marks) && file.dict(marks[mcid]) !== undefined, "a mark without its tag")
    } else if (name === "EMC") open.pop()
    else if (["TJ", "Tj", "Do", "f", "S"].includes(name)) hold(open.length === 1, "content outside every tag")
  }
  hold(open.length === 0, "a mark left open")
}
