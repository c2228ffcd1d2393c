import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { deflateSync } from "node:zlib"
import PDFDocument from "pdfkit"
import { afterAll, expect, test, vi } from "vitest"
import { createEvidenceReader, drawPage } from "#app/dossier/pages/evidence-source.server.ts"
import {
  colorAt,
  difference,
  drawFolder,
  hasPoppler,
  hasQpdf,
  makeFolder,
  render,
  samplePdf,
  stream,
  writeSamples,
} from "./pages-sample.ts"

// Poppler and qpdf are started some sixty times.
vi.setConfig({ testTimeout: 120_000 })

const { folder, remove } = makeFolder()
afterAll(remove)
let folders = 0

/** Draws the samples and returns where the drawn ones are, with those that are not drawn. */
async function draw(samples: Record<string, Buffer>) {
  const base = join(folder, String(++folders))
  const [from, to] = [join(base, "in"), join(base, "out")]
  mkdirSync(from, { recursive: true })
  writeSamples(from, samples)
  const notDrawn = await drawFolder(from, to)
  return {
    notDrawn,
    source: (name: string) => join(from, `${name}.pdf`),
    drawn: (name: string) => join(to, `${name}.pdf`),
  }
}

// Red below left, green above right, and a word: turned or shifted pages show.
const MARKS = "1 0 0 rg 0 0 50 30 re f 0 1 0 rg 150 180 50 20 re f 0 g BT /F1 24 Tf 40 90 Td (Bukti) Tj ET"
const ANNOTATION = "/Type/Annot/Rect[20 20 120 80]"
const FORM_APPEARANCE = stream(
  "/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Matrix[0 1 -1 0 0 0]",
  "0 0 1 rg 0 0 10 5 re f",
)

const LOOK_ALIKE: Record<string, Buffer> = {
  plain: samplePdf({ content: MARKS }),
  "a crop box within the media box": samplePdf({ content: MARKS, page: "/CropBox[20 10 180 190]" }),
  "an inherited crop box": samplePdf({ content: MARKS, pages: "/CropBox[20 10 180 190]" }),
  "a crop box larger than the media box": samplePdf({ content: MARKS, page: "/CropBox[-50 -50 400 400]" }),
  "an empty crop box": samplePdf({ content: MARKS, page: "/CropBox[0 0 0 0]" }),
  "a media box away from the origin, corners swapped": samplePdf({
    content: MARKS,
    mediaBox: "[210 190 -20 10]",
  }),
  "no usable media box": samplePdf({ content: MARKS, mediaBox: "[0 0 0 0]" }),
  "turned by 90": samplePdf({ content: MARKS, mediaBox: "[0 0 200 150]", page: "/Rotate 90" }),
  "turned by 180": samplePdf({ content: MARKS, page: "/Rotate 180/CropBox[10 20 190 150]" }),
  "turned by 270, inherited": samplePdf({ content: MARKS, mediaBox: "[0 0 200 150]", pages: "/Rotate 270" }),
  "turned by -90": samplePdf({ content: MARKS, mediaBox: "[0 0 200 150]", page: "/Rotate -90" }),
  "a user unit": samplePdf({ content: MARKS, page: "/UserUnit 2" }),
  "content in two streams that cut a number's operator off": samplePdf({
    page: "/Contents[6 0 R 7 0 R]",
    objects: [stream("", "1 0 0 rg 0 0 100"), stream("", "50 re f")],
  }),
  "more restores than saves": samplePdf({ content: `Q Q .5 0 0 .5 0 0 cm q ${MARKS}` }),
  "a pattern on a turned page": samplePdf({
    content: "/Pattern cs /P1 scn 0 0 200 200 re f",
    page: "/Rotate 90/Resources<</Pattern<</P1 6 0 R>>>>",
    objects: [
      stream(
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 20 20]/XStep 30/YStep 25/Matrix[1 .2 0 1 5 5]/Resources<<>>",
        "1 0 0 rg 0 0 15 10 re f",
      ),
    ],
  }),
  "a transparency group with a blend mode": samplePdf({
    content: "1 0 0 rg 0 0 100 100 re f /G gs 0 1 0 rg 50 50 100 100 re f",
    page: "/Resources<</ExtGState<</G<</BM/Difference>>>>>>/Group<</S/Transparency/CS/DeviceRGB/I true>>",
  }),
  "layers, one of them off": samplePdf({
    content: "/OC /A BDC 1 0 0 rg 0 0 90 90 re f EMC /OC /B BDC 0 1 0 rg 100 100 90 90 re f EMC",
    page: "/Resources<</Properties<</A 6 0 R/B 7 0 R>>>>",
    catalog: "/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>",
    objects: ["<</Type/OCG/Name(a)>>", "<</Type/OCG/Name(b)>>"],
  }),
  "an annotation with an appearance": samplePdf({
    content: MARKS,
    page: `/Annots[<<${ANNOTATION}/Subtype/Stamp/AP<</N 6 0 R>>>>]`,
    objects: [FORM_APPEARANCE],
  }),
  "hidden annotations": samplePdf({
    content: MARKS,
    page: `/Annots[<<${ANNOTATION}/F 2/Subtype/Stamp/AP<</N 6 0 R>>>> <<${ANNOTATION}/F 32/Subtype/Stamp/AP<</N 6 0 R>>>>]`,
    objects: [FORM_APPEARANCE],
  }),
  "a check box that is on and one that is off": samplePdf({
    page: "/Annots[<</Type/Annot/Subtype/Widget/FT/Btn/AS/Ya/Rect[10 10 60 60]/AP<</N<</Ya 6 0 R/Off 7 0 R>>>>>> <</Type/Annot/Subtype/Widget/FT/Btn/AS/Off/Rect[100 10 150 60]/AP<</N<</Ya 6 0 R/Off 7 0 R>>>>>>]",
    objects: [
      FORM_APPEARANCE,
      stream("/Type/XObject/Subtype/Form/BBox[0 0 10 10]", "1 0 0 RG 0 0 10 10 re s"),
    ],
  }),
  "a note that does not turn with its page": samplePdf({
    content: MARKS,
    page: `/Rotate 90/Annots[<<${ANNOTATION}/F 28/Subtype/Text/AP<</N 6 0 R>>>>]`,
    objects: [FORM_APPEARANCE],
  }),
  "marks without an appearance": samplePdf({
    content: MARKS,
    page: "/Annots[<</Type/Annot/Subtype/Highlight/C[1 1 0]/Rect[40 85 110 115]/QuadPoints[40 113 110 113 40 85 110 85]>> <</Type/Annot/Subtype/Line/L[20 150 180 150]/Rect[20 140 180 160]/C[1 0 0]/BS<</W 3>>/LE[/OpenArrow/Butt]>> <</Type/Annot/Subtype/Ink/InkList[[120 20 150 60 180 20]]/Rect[120 20 180 60]/C[0 0 1]/BS<</W 3>>>>]",
  }),
  "fields whose form asks for new appearances": samplePdf({
    page: "/Annots[6 0 R 7 0 R]",
    catalog:
      "/AcroForm<</Fields[6 0 R 7 0 R]/NeedAppearances true/DA(/F1 16 Tf 0 g)/DR<</Font<</F1 5 0 R>>>>>>",
    objects: [
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Nilai 92)/Rect[10 150 190 180]/MK<</BC[1 0 0]>>/BS<</W 2>>>>",
      "<</Type/Annot/Subtype/Widget/FT/Tx/T(b)/V(1234)/Ff 16777216/MaxLen 6/Rect[10 100 190 130]/Q 2>>",
    ],
  }),
}

test.skipIf(!hasPoppler)("a drawn page looks as poppler shows its source", async () => {
  const { notDrawn, source, drawn } = await draw(LOOK_ALIKE)
  expect(notDrawn).toEqual([])
  const differ = Object.keys(LOOK_ALIKE).filter(
    (name) => difference(render(source(name)), render(drawn(name))) > 0.005,
  )
  expect(differ).toEqual([])
  if (hasQpdf) for (const name of Object.keys(LOOK_ALIKE)) execFileSync("qpdf", ["--check", drawn(name)])
})

test.skipIf(!hasPoppler)("damaged files are drawn as far as readers repair them", async () => {
  const whole = samplePdf({ content: MARKS }).toString("latin1")
  const compressed = deflateSync(Buffer.from(`${MARKS} ${"0 g ".repeat(2000)}`))
  compressed[compressed.length - 1] = 0
  const damaged: Record<string, string> = {
    "no cross-references": whole.slice(0, whole.indexOf("xref")),
    "cross-references that lead elsewhere": whole.replace(
      /(\d{10})( 00000 n)/g,
      (_, n, rest) => `${String(Number(n) + 7).padStart(10, "0")}${rest}`,
    ),
    "bytes before the header": `Content-Type: application/pdf\r\n\r\n${whole}`,
    "a wrong length": whole.replace(/\/Length \d+/, "/Length 7"),
    "a page tree in a circle": whole.replace("/Kids[3 0 R]", "/Kids[2 0 R 9 0 R 3 0 R]"),
    "compressed data with a wrong checksum": samplePdf({
      page: "/Contents 6 0 R",
      objects: [stream("/Filter/FlateDecode", compressed.toString("latin1"))],
    }).toString("latin1"),
  }
  const samples = Object.fromEntries(
    Object.entries(damaged).map(([name, text]) => [name, Buffer.from(text, "latin1")]),
  )
  const { notDrawn, source, drawn } = await draw({ ...samples, whole: Buffer.from(whole, "latin1") })
  expect(notDrawn).toEqual([])
  const expected = render(source("whole"))
  for (const name of Object.keys(damaged))
    expect([name, difference(expected, render(drawn(name)))]).toEqual([name, 0])
})

test("a page that unpacks to more than it may does not take the others along", async () => {
  const bomb = stream("/Filter/FlateDecode", deflateSync(Buffer.alloc(130 * 1024 * 1024)).toString("latin1"))
  const pageOf = (contents: string) => `<</Type/Page/Parent 2 0 R/Contents ${contents}>>`
  const pages = "/Kids[3 0 R 7 0 R 8 0 R]/Count 3"
  const objects = [bomb, pageOf("[6 0 R 6 0 R]"), pageOf("4 0 R")]
  const { notDrawn, drawn } = await draw({ bomb: samplePdf({ content: MARKS, pages, objects }) })
  expect(notDrawn.map(({ page, reason }) => [page, reason.code])).toEqual([[2, "too-large"]])
  expect(readFileSync(drawn("bomb"), "latin1")).toContain("/Count 3")
})

test("objects that pages share are written once, and image data stay as they are", async () => {
  const image = stream(
    "/Type/XObject/Subtype/Image/Width 8/Height 8/Filter/JPXDecode",
    "these bytes are not decoded",
  )
  const { drawn } = await draw({
    shared: samplePdf({
      content: MARKS,
      page: "/Resources<</XObject<</I 6 0 R>>>>",
      pages: "/Kids[3 0 R 7 0 R]/Count 2",
      objects: [image, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</I 6 0 R>>>>>>"],
    }),
  })
  const text = readFileSync(drawn("shared"), "latin1")
  expect(text.split("these bytes are not decoded")).toHaveLength(2)
})

test("what a file says about itself is left behind", async () => {
  const { drawn } = await draw({
    spoken: samplePdf({
      content: MARKS,
      page: "/Metadata 6 0 R/PieceInfo<</Secret(piece)>>/Resources<</XObject<</X 7 0 R>>>>",
      catalog: "/Metadata 6 0 R",
      objects: [
        stream("/Type/Metadata/Subtype/XML", "<x:author>a secret name</x:author>"),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Metadata 6 0 R/StructParent 4", ""),
      ],
    }),
  })
  const text = readFileSync(drawn("spoken"), "latin1")
  for (const secret of ["a secret name", "piece", "StructParent"]) expect(text).not.toContain(secret)
})

test("the same file gives the same bytes", async () => {
  const [first, second] = [await draw(LOOK_ALIKE), await draw(LOOK_ALIKE)]
  for (const name of Object.keys(LOOK_ALIKE))
    expect(readFileSync(first.drawn(name)).equals(readFileSync(second.drawn(name)))).toBe(true)
})

test("a file encrypted without a user password is drawn, one with a password has its reason", async () => {
  const encrypt = async (options: PDFKit.PDFDocumentOptions) => {
    const document = new PDFDocument({ size: [200, 200], ...options })
    document.rect(0, 0, 200, 200).fill("#ff0000").end()
    return Buffer.concat(await document.toArray())
  }
  const { notDrawn, drawn } = await draw({
    "rc4-40": await encrypt({ ownerPassword: "o", pdfVersion: "1.3" }),
    "rc4-128": await encrypt({ ownerPassword: "o", pdfVersion: "1.5" }),
    "aes-128": await encrypt({ ownerPassword: "o", pdfVersion: "1.7" }),
    "aes-256": await encrypt({ ownerPassword: "o", pdfVersion: "1.7ext3" }),
    closed: await encrypt({ userPassword: "u", ownerPassword: "o", pdfVersion: "1.7ext3" }),
  })
  expect(notDrawn.map(({ name, reason }) => [name, reason.code])).toEqual([["closed.pdf", "encrypted"]])
  if (hasPoppler)
    for (const name of ["rc4-40", "rc4-128", "aes-128", "aes-256"])
      expect(colorAt(render(drawn(name)), 0.5, 0.5)).toBe("255,0,0")
})

test("a document that waits for its reader keeps what a source gave, whatever is read after it", async () => {
  const samples = ["A", "B"].map((letter) =>
    samplePdf({
      content: "100 0 0 100 0 0 cm /X Do",
      page: "/Resources<</XObject<</X 6 0 R>>>>",
      objects: [
        stream(
          "/Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceGray/BitsPerComponent 8",
          letter.repeat(10_000),
        ),
      ],
    }),
  )
  const document = new PDFDocument({ autoFirstPage: false })
  const reader = createEvidenceReader()
  for (const [at, bytes] of samples.entries()) {
    const path = join(folder, `kept-${at}.pdf`)
    writeFileSync(path, bytes)
    const source = await reader.open(path)
    if (source.kind === "reason") throw new Error(source.detail)
    document.addPage()
    await drawPage(document, source, 0, { x: 0, y: 0, width: 100, height: 100 })
    await source.close()
  }
  await reader.close()
  document.end()
  const written = Buffer.concat(await document.toArray()).toString("latin1")
  for (const letter of ["A", "B"]) expect(written).toContain(letter.repeat(10_000))
})

test("every file that cannot be shown gets a reason, and the next one is drawn", async () => {
  const reader = createEvidenceReader({ sourceBytes: 100_000 })
  const write = (name: string, bytes: Buffer | string) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const codes: Record<string, string> = {}
  const good = write("good", samplePdf({ content: MARKS }))
  const files = {
    missing: join(folder, "nowhere"),
    text: write("text", "only text"),
    heic: write("heic", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1")),
    nothing: write("nothing", ""),
    "no PDF after all": write("fake.pdf", "%PDF-1.4 and nothing more"),
    "no page": write(
      "no-page",
      samplePdf({ pages: "/Kids[]" }).toString("latin1").replace("/Type/Page/", "/Type/None/"),
    ),
    large: write("large", Buffer.alloc(100_001)),
    "half a photo": write("half.jpg", Buffer.from("ffd8ffe000104a46494600", "hex")),
  }
  for (const [name, path] of Object.entries(files)) {
    const source = await reader.open(path)
    codes[name] = source.kind === "reason" ? source.code : source.kind
    if (source.kind !== "reason") await source.close()
  }
  expect(codes).toEqual({
    missing: "missing",
    text: "unsupported",
    heic: "unsupported",
    nothing: "unsupported",
    "no PDF after all": "broken",
    "no page": "empty",
    large: "too-large",
    "half a photo": "broken",
  })
  const source = await reader.open(good)
  expect(source.kind).toBe("pdf")
  await reader.close()
})

test("a source that takes too long is given up, and the reader goes on", async () => {
  const slow = createEvidenceReader({ sourceMs: 1 })
  const path = join(folder, "slow.pdf")
  writeFileSync(path, samplePdf({ content: MARKS }))
  const source = await slow.open(path)
  expect(source.kind === "reason" && source.code).toBe("too-slow")
  await slow.close()
  const reader = createEvidenceReader()
  const again = await reader.open(path)
  expect(again.kind).toBe("pdf")
  await reader.close()
})
