import { deflateSync } from "node:zlib"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { ZipFile } from "yazl"

/** Files and words that a redacted edition must not hand over. */

export const NIK = "3510011234560001"

/** What must not be in what is handed over, and where it was put. */
export const SECRETS = {
  registerNumber: NIK,
  registerNumberGrouped: "3510.0198.7654.0002",
  withheldTitle: "judulmirakasa",
  withheldFileName: "namaberkasdurela",
  withheldText: "isisuratkomala",
  withheldLabel: "labelwisanti",
  withheldExif: "kamerasudara",
  coveredText: "tertutupbahagian",
  coveredTitle: "judulparamesta",
  coveredFileName: "berkasginandar",
  coveredExif: "tempatlarasati",
  clearedFileName: "berkasaslisadewa",
  pdfAuthor: "penulishandaka",
  pdfXmp: "xmppenataran",
  pdfAttachment: "lampirankusuma",
  pdfScript: "naskahjaladri",
  pdfComment: "catatanrenggani",
  pdfPieceInfo: "sisipanmaruta",
  pdfPhoto: "fotodalampdf",
  pdfPackedPhoto: "fototerbungkus",
  pdfJpeg2000: "xmpjpegduaribu",
  exifMaker: "perangkatsamodra",
  exifArtist: "jurufotowibawa",
  gps: "8/17/33/1",
  jpegComment: "komentarprabasa",
  jpegXmp: "xmpfotokencana",
  jpegTail: "ekorberkassegara",
  pngText: "keteranganpng",
  officeText: "dokumenkantorsasmaya",
  educatorName: "ustadzadiwangsa",
  educatorInstitution: "lembagaparahita",
} as const

/** A JPEG segment: marker, length, content. */
export function segment(marker: number, content: string): Buffer {
  const body = Buffer.from(content, "latin1")
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A photo with one half of a colour of its own, and in its EXIF what a phone writes there. */
export async function photo(colour: string, said: string, more: Buffer[] = [], tail = ""): Promise<Buffer> {
  const half = { create: { width: 120, height: 160, channels: 3 as const, background: colour } }
  const jpeg = await sharp({ create: { width: 240, height: 160, channels: 3, background: "#208040" } })
    .composite([{ input: await sharp(half).png().toBuffer(), left: 0, top: 0 }])
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
    .withExif({
      IFD0: { ImageDescription: said, Make: SECRETS.exifMaker, Artist: SECRETS.exifArtist },
      IFD3: { GPSLatitude: "8/1 17/1 33/1", GPSMapDatum: `gps ${SECRETS.gps}` },
    })
    .toBuffer()
  return Buffer.concat([jpeg.subarray(0, 2), ...more, jpeg.subarray(2), Buffer.from(tail)])
}

export async function pdfOf(
  text: string,
  decorate: (doc: PDFKit.PDFDocument) => void = () => {},
): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", pdfVersion: "1.7", info: { Author: SECRETS.pdfAuthor } })
  doc.fontSize(18).text(text)
  decorate(doc)
  doc.end()
  return Buffer.concat(await doc.toArray())
}

/** A PDF that says in every corner of it who made it and what he thought. */
export async function talkativePdf(): Promise<Buffer> {
  const inside = await photo("#806020", SECRETS.pdfPhoto)
  const packed = deflateSync(await photo("#806020", SECRETS.pdfPackedPhoto))
  return pdfOf("Jadwal pelajaran yang terbuka", (doc) => {
    const raw = doc as PDFKit.PDFDocument & { appendXML(xml: string): void }
    raw.appendXML(`<rdf:Description rdf:about=""><x>${SECRETS.pdfXmp}</x></rdf:Description>`)
    doc.file(Buffer.from(SECRETS.pdfAttachment), { name: "lampiran.txt" })
    ;(doc as unknown as { addNamedJavaScript(name: string, js: string): void }).addNamedJavaScript(
      "awal",
      `app.alert("${SECRETS.pdfScript}")`,
    )
    doc.note(80, 200, 20, 20, SECRETS.pdfComment, { Title: new String(SECRETS.pdfComment) } as never)
    const piece = { Word: { Private: new String(SECRETS.pdfPieceInfo) } }
    Object.assign((doc.page.dictionary as unknown as { data: object }).data, { PieceInfo: piece })
    doc.image(inside, 80, 300, { width: 100 })
    const image = doc.ref({
      Type: "XObject",
      Subtype: "Image",
      Width: 240,
      Height: 160,
      BitsPerComponent: 8,
      ColorSpace: "DeviceRGB",
      Filter: ["FlateDecode", "DCTDecode"],
    })
    image.end(packed)
    doc.page.xobjects.Packed = image
    doc.addContent("q 100 0 0 60 80 100 cm /Packed Do Q")
    const jpeg2000 = doc.ref({ Type: "XObject", Subtype: "Image", Width: 1, Height: 1, Filter: "JPXDecode" })
    jpeg2000.end(jpeg2000With(SECRETS.pdfJpeg2000))
    // In the page's resources, not on it.
    doc.page.xobjects.Boxes = jpeg2000
  })
}

/** The boxes of a JPEG 2000 file with a word in them, and no picture. */
function jpeg2000With(word: string): Buffer {
  const box = (type: string, content: Buffer | string) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + content.length, 0)
    head.write(type, 4, "latin1")
    return Buffer.concat([head, Buffer.from(content as string)])
  }
  return Buffer.concat([
    box("jP  ", Buffer.from("0d0a870a", "hex")),
    box("xml ", `<x>${word}</x>`),
    box("jp2c", ""),
  ])
}

export async function officeFile(): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(`<dc:creator>${SECRETS.officeText}</dc:creator>`), "docProps/core.xml", {
    compress: false,
  })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export async function pngWith(text: string): Promise<Buffer> {
  const png = sharp({ create: { width: 40, height: 40, channels: 3, background: "#404080" } })
  return png
    .png()
    .withExif({ IFD0: { ImageDescription: text } })
    .toBuffer()
}
