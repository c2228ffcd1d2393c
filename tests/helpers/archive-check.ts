import { type Dict, type PdfValue, Stream } from "#app/dossier/pages/pdf-syntax.ts"
import { nameOf, type OpenedPdf, shownGlyphs } from "./pdf-objects.ts"

/**
 * The conditions of PDF/A-2b (ISO 19005-2) that a dossier could break, held against a file. Each fault begins with the
 * clause it breaks. It knows what this program writes: text, rectangles, pictures, links and one form.
 */
export function archiveFaults(pdf: OpenedPdf): string[] {
  return [
    ...fileFaults(pdf),
    ...metadataFaults(pdf),
    ...colourFaults(pdf),
    ...contentFaults(pdf),
    ...fontFaults(pdf),
    ...annotationFaults(pdf),
    ...forbidden(pdf),
  ]
}

const fault = (holds: boolean, words: string) => (holds ? [] : [words])

function fileFaults({ bytes, strings, file }: OpenedPdf): string[] {
  const text = bytes.toString("latin1")
  const trailer = text.slice(text.lastIndexOf("trailer"))
  return [
    ...fault(/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/.test(text), "6.1.2 header"),
    ...fault(/\/ID \[<[0-9a-f]{32,}> <[0-9a-f]{32,}>\]/.test(trailer), "6.1.3 file ID"),
    ...fault(!trailer.includes("/Encrypt"), "6.1.3 encrypted"),
    ...fault(text.endsWith("%%EOF\n"), "6.1.3 data behind the end"),
    ...fault(/xref\n0 \d+\n/.test(text), "6.1.4 cross-references"),
    ...fault(
      strings.every((one) => one.length <= 32_767),
      "6.1.13 long string",
    ),
    ...fault(file.objectNumbers.length < 8_388_607, "6.1.13 objects"),
  ]
}

const XML_NAMES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' }

function metadataFaults(pdf: OpenedPdf): string[] {
  const { file, catalog, bytes } = pdf
  const metadata = file.resolve(catalog.get("Metadata"))
  if (!(metadata instanceof Stream)) return ["6.6.2 no metadata"]
  const xmp = metadata.data.toString("utf8")
  const said = (name: string) => {
    const [, inner = ""] = new RegExp(`<${name}>(?:<rdf:\\w+><rdf:li[^>]*>)?([^<]*)`).exec(xmp) ?? []
    return inner.replace(/&(\w+);/g, (whole, entity: string) => XML_NAMES[entity] ?? whole)
  }
  const [, infoNumber = ""] = /\/Info (\d+) 0 R/.exec(bytes.toString("latin1", bytes.length - 2000)) ?? []
  const info = pdf.dicts.find(({ num, dict }) => num === Number(infoNumber) && dict.has("Producer"))?.dict
  const value = (key: string) => pdf.text(info?.get(key))
  const date = (key: string) =>
    value(key).replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z")
  const pairs = {
    "dc:title": value("Title"),
    "dc:creator": value("Author"),
    "dc:description": value("Subject"),
    "pdf:Keywords": value("Keywords"),
    "pdf:Producer": value("Producer"),
    "xmp:CreatorTool": value("Creator"),
    "xmp:CreateDate": date("CreationDate"),
    "xmp:ModifyDate": date("ModDate"),
  }
  return [
    ...fault(!metadata.dict.has("Filter"), "6.6.2.1 metadata packed"),
    ...fault(/^<\?xpacket begin="\ufeff"/.test(xmp) && xmp.endsWith("?>"), "6.6.2.1 packet"),
    ...fault(!/xpacket[^>]*(bytes|encoding)=/.test(xmp), "6.6.2.1 packet attributes"),
    ...fault(!/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/u.test(xmp), "6.6.2.1 signs that XML cannot hold"),
    ...fault(said("pdfaid:part") === "2" && said("pdfaid:conformance") === "B", "6.6.4 no claim"),
    ...Object.entries(pairs).flatMap(([name, own]) =>
      fault(own !== "" && said(name) === own, `6.6.3 ${name} is "${said(name)}", Info says "${own}"`),
    ),
  ]
}

function colourFaults(pdf: OpenedPdf): string[] {
  const { file, catalog } = pdf
  const intents = (file.array(catalog.get("OutputIntents")) ?? []).map((one) => file.dict(one) ?? new Map())
  const [intent] = intents
  const profile = file.resolve(intent?.get("DestOutputProfile"))
  if (intents.length !== 1 || !(profile instanceof Stream)) return ["6.2.3 no output intent"]
  const icc = pdf.data(profile)
  const images = pdf.streams.filter(({ stream }) => file.name(stream.dict.get("Subtype")) === "Image")
  return [
    ...fault(file.name(intent?.get("S")) === "GTS_PDFA1", "6.2.3 intent's kind"),
    ...fault(pdf.text(intent?.get("OutputConditionIdentifier")) !== "", "6.2.3 intent's name"),
    ...fault(file.number(profile.dict.get("N")) === 3, "6.2.3 components"),
    ...fault(
      icc.readUInt32BE(0) === icc.length && icc.toString("latin1", 36, 40) === "acsp",
      "6.2.3 ICC header",
    ),
    ...fault(icc.readUInt8(8) <= 4 && icc.toString("latin1", 12, 20) === "mntrRGB ", "6.2.3 ICC kind"),
    ...images.flatMap(({ num, stream: { dict, data } }) => [
      ...fault(
        ["DeviceRGB", "DeviceGray"].includes(file.name(dict.get("ColorSpace")) ?? ""),
        `6.2.4 colours of picture ${num}`,
      ),
      ...fault(
        !["Interpolate", "Alternates", "OPI", "SMask", "Intent"].some((key) => dict.has(key)),
        `6.2.8 picture ${num}`,
      ),
      ...fault(
        ["DCTDecode", "FlateDecode"].includes(file.name(dict.get("Filter")) ?? ""),
        `6.1.7 filter of ${num}`,
      ),
      ...fault(file.number(dict.get("BitsPerComponent")) === 8, `6.2.8 bits of picture ${num}`),
      ...fault(data.length > 0, `6.2.8 empty picture ${num}`),
    ]),
  ]
}

/** Operators that this program writes; any other would want rules of its own. */
const OPERATORS = new Set("q Q cm rg RG w re m l c h f S BT ET Tf Tm TJ Tj Ts Td BDC BMC EMC Do".split(" "))

function contentFaults(pdf: OpenedPdf): string[] {
  const faults = new Set<string>()
  for (const page of pdf.pages) {
    let depth = 0
    for (const { name } of pdf.operations(page)) {
      if (!OPERATORS.has(name)) faults.add(`6.2.2 operator ${name}`)
      if (name === "q") depth++
      if (name === "Q") depth--
      if (depth > 28 || depth < 0) faults.add("6.1.13 depth of graphics states")
    }
    if (depth !== 0) faults.add("6.2.2 graphics states left open")
    const [, , width = 0, height = 0] = pdf.file.numbers(page.get("MediaBox")) ?? []
    if (width < 3 || height < 3 || width > 14_400 || height > 14_400) faults.add("6.1.13 size of a page")
    if (page.has("Group") || page.has("AA")) faults.add("6.2.10 transparency or actions of a page")
    const resources = pdf.file.dict(page.get("Resources")) ?? new Map()
    for (const key of resources.keys())
      if (!["ProcSet", "Font", "XObject", "ColorSpace", "ExtGState", "Pattern"].includes(key))
        faults.add(`6.2.2 resources hold ${key}`)
    for (const key of ["ColorSpace", "ExtGState", "Pattern"])
      if ((pdf.file.dict(resources.get(key))?.size ?? 0) > 0) faults.add(`6.2.2 resources hold ${key}`)
  }
  return [...faults]
}

function fontFaults(pdf: OpenedPdf): string[] {
  const { file } = pdf
  const used = new Map<Dict, Set<number>>()
  for (const page of pdf.pages) {
    const fonts = file.dict(file.dict(page.get("Resources"))?.get("Font"))
    for (const [name, glyphs] of shownGlyphs(pdf.operations(page))) {
      const font = file.dict(fonts?.get(name))
      if (font === undefined) return [`6.2.11 no font ${name}`]
      const all = used.get(font) ?? new Set()
      used.set(font, all)
      for (const glyph of glyphs) all.add(glyph)
    }
  }
  return [...used].flatMap(([font, glyphs]) => fontFault(pdf, font, glyphs))
}

function fontFault(pdf: OpenedPdf, font: Dict, glyphs: Set<number>): string[] {
  const { file } = pdf
  const name = file.name(font.get("BaseFont")) ?? ""
  const descendant = file.dict(file.array(font.get("DescendantFonts"))?.[0])
  const descriptor = file.dict(descendant?.get("FontDescriptor"))
  const program = file.resolve(descriptor?.get("FontFile2"))
  const unicode = file.resolve(font.get("ToUnicode"))
  if (!(program instanceof Stream) || !(unicode instanceof Stream))
    return [`6.2.11.4 ${name} is not embedded`]
  const bytes = pdf.data(program)
  const widths = file.array(file.array(descendant?.get("W"))?.[1]) ?? []
  const measured = measure(bytes)
  const codes = pdf.data(unicode).toString("latin1")
  const mapped = [...codes.matchAll(/<([0-9a-f ]+)>(?=[ \]])/g)].length
  const wrong = [...glyphs].filter((glyph) => {
    const width = file.number(widths[glyph]) ?? Number.NaN
    return !(Math.abs(width - (measured.widths[glyph] ?? Number.NaN)) <= 1)
  })
  return [
    ...fault(file.name(font.get("Subtype")) === "Type0", `6.2.11.2 ${name} kind`),
    ...fault(file.name(font.get("Encoding")) === "Identity-H", `6.2.11.3 ${name} encoding`),
    ...fault(file.name(descendant?.get("Subtype")) === "CIDFontType2", `6.2.11.2 ${name} descendant`),
    ...fault(file.name(descendant?.get("CIDToGIDMap")) === "Identity", `6.2.11.3.2 ${name} CIDToGIDMap`),
    ...fault(/^[A-Z]{6}\+/.test(name), `6.2.11.2 ${name} subset's name`),
    ...fault(file.name(descriptor?.get("FontName")) === name, `6.2.11.2 ${name} descriptor`),
    ...fault(file.number(program.dict.get("Length1")) === bytes.length, `6.2.11.4 ${name} Length1`),
    ...fault(!descriptor?.has("CIDSet"), `6.2.11.4.2 ${name} CIDSet`),
    ...fault(!glyphs.has(0), `6.2.11.8 ${name} shows a glyph that it does not have`),
    ...fault(
      [...glyphs].every((glyph) => glyph < measured.glyphs),
      `6.2.11.4.1 ${name} lacks glyphs`,
    ),
    ...fault(wrong.length === 0, `6.2.11.5 ${name} widths of ${wrong}`),
    ...fault(mapped >= Math.max(...glyphs), `6.2.11.7 ${name} says of some glyphs nothing`),
  ]
}

/** Advance widths in thousandths, as the font program has them. */
function measure(font: Buffer): { glyphs: number; widths: number[] } {
  const tables = new Map<string, number>()
  for (let at = 0; at < font.readUInt16BE(4); at++)
    tables.set(font.toString("latin1", 12 + at * 16, 16 + at * 16), font.readUInt32BE(20 + at * 16))
  const table = (name: string) => tables.get(name) ?? Number.NaN
  const unitsPerEm = font.readUInt16BE(table("head") + 18)
  const glyphs = font.readUInt16BE(table("maxp") + 4)
  const metrics = font.readUInt16BE(table("hhea") + 34)
  const widths = Array.from({ length: glyphs }, (_, glyph) => {
    const at = table("hmtx") + Math.min(glyph, metrics - 1) * 4
    return (font.readUInt16BE(at) / unitsPerEm) * 1000
  })
  return { glyphs, widths }
}

/** Print, and nothing that hides it. */
const PRINTED = 4
const HIDING = 1 | 2 | 32 | 256

function annotationFaults(pdf: OpenedPdf): string[] {
  const { file, catalog } = pdf
  const annotations = pdf.pages.flatMap((page) =>
    (file.array(page.get("Annots")) ?? []).map((one) => file.dict(one) ?? (new Map() as Dict)),
  )
  const form = file.dict(catalog.get("AcroForm"))
  return [
    ...annotations.flatMap((annotation) => {
      const subtype = file.name(annotation.get("Subtype")) ?? ""
      const flags = file.number(annotation.get("F")) ?? 0
      return [
        ...fault(["Link", "Widget"].includes(subtype), `6.3.1 annotation ${subtype}`),
        ...fault((flags & PRINTED) !== 0 && (flags & HIDING) === 0, `6.3.2 flags of a ${subtype}`),
        ...fault(
          subtype === "Link" || isForm(pdf, file.dict(annotation.get("AP"))?.get("N")),
          "6.3.3 appearance",
        ),
        ...fault(!annotation.has("A") && !annotation.has("AA"), `6.4.1 action of a ${subtype}`),
        ...fault(!annotation.has("C") && !annotation.has("CA"), "6.2.4 colours of an annotation"),
      ]
    }),
    ...fault(!form?.has("XFA") && !form?.has("NeedAppearances"), "6.4.2 form"),
  ]
}

const isForm = ({ file }: OpenedPdf, value: PdfValue | undefined) => {
  const found = file.resolve(value)
  return found instanceof Stream && file.name(found.dict.get("Subtype")) === "Form"
}

function forbidden(pdf: OpenedPdf): string[] {
  const { file, catalog } = pdf
  const names = file.dict(catalog.get("Names"))
  const faults = [
    ...fault(!catalog.has("OpenAction") && !catalog.has("AA"), "6.5 actions"),
    ...fault(!names?.has("JavaScript") && !names?.has("EmbeddedFiles"), "6.5.1, 6.8 scripts, files"),
    ...fault(!catalog.has("OCProperties") && !catalog.has("Requirements"), "6.9, 6.11"),
  ]
  for (const { num, dict } of pdf.dicts) {
    if (nameOf(dict.get("S")) !== "" && nameOf(dict.get("Type")) === "Action")
      faults.push(`6.5 action ${num}`)
    if (dict.has("SMask") || dict.has("BM") || nameOf(dict.get("S")) === "Transparency")
      faults.push(`6.2.10 transparency in ${num}`)
    for (const key of ["JS", "EF", "Ref", "PS", "TR", "HTP"])
      if (dict.has(key)) faults.push(`6 ${key} in ${num}`)
    for (const key of dict.keys()) if (key.length > 127) faults.push(`6.1.13 long name in ${num}`)
  }
  for (const { num, stream } of pdf.streams) {
    const filters = [stream.dict.get("Filter") ?? null].flat().map(nameOf)
    if (filters.some((one) => ["LZWDecode", "Crypt", "JPXDecode"].includes(one)))
      faults.push(`6.1.7 filter in ${num}`)
    if (["F", "FFilter", "FDecodeParms"].some((key) => stream.dict.has(key)))
      faults.push(`6.1.7 file in ${num}`)
  }
  return faults
}
