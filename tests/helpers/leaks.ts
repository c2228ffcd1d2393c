import { readFileSync } from "node:fs"
import { inflateSync } from "node:zlib"
import sharp from "sharp"
import { drawPdfPage, openPdf } from "#app/evidence/pdf-pages.server.ts"

/** Searching files that are handed over for what must not be in them: bytes, every text, and pixels. */

/** Everything a file says, in every form it may say it in, in lower case and without white space. */
export async function readEverything(path: string): Promise<string> {
  const bytes = readFileSync(path)
  const parts = bothWidths(bytes)
  if (bytes.subarray(0, 1024).includes("%PDF-")) {
    const streams = inflated(bytes)
    parts.push(...streams, ...[parts[0] ?? "", ...streams].flatMap(stringsIn), ...(await pdfWords(path)))
  }
  return parts.join("\n").toLowerCase().replace(/\s+/g, "")
}

/** What the compressed streams of a PDF hold. */
function inflated(bytes: Buffer): string[] {
  const texts: string[] = []
  for (let at = bytes.indexOf("stream"); at !== -1; at = bytes.indexOf("stream", at + 6)) {
    if (bytes.subarray(at - 3, at).toString() === "end") continue
    const start = at + (bytes[at + 6] === 13 ? 8 : 7)
    try {
      const data = inflateSync(bytes.subarray(start, bytes.indexOf("endstream", at)))
      texts.push(...bothWidths(data))
    } catch {
      // Not compressed, or not like this.
    }
  }
  return texts
}

/** The strings of PDF syntax, read: in hexadecimal or with escapes, in one byte a letter or two. */
function stringsIn(syntax: string): string[] {
  const hexadecimal = [...syntax.matchAll(/<([0-9a-f\s]{4,})>/gi)].map(([, hex = ""]) =>
    Buffer.from(hex.replace(/\s/g, ""), "hex"),
  )
  const literal = [...syntax.matchAll(/\(((?:\\[\s\S]|[^()\\])*)\)/g)].map(([, text = ""]) =>
    Buffer.from(
      text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal?: string, sign = "") =>
        octal === undefined ? sign : String.fromCharCode(Number.parseInt(octal, 8)),
      ),
      "latin1",
    ),
  )
  return [...hexadecimal, ...literal].flatMap(bothWidths)
}

/** Bytes as text: one byte a letter, and two (of which Latin letters leave one empty, whichever comes first). */
function bothWidths(bytes: Buffer): string[] {
  const narrow = bytes.toString("latin1")
  return [narrow, narrow.replaceAll("\0", "")]
}

/** What a PDF reader finds: text of its pages, data about the file, bookmarks, notes, fields, attachments, scripts. */
async function pdfWords(path: string): Promise<string[]> {
  const pdf = await openPdf(path)
  try {
    const words: unknown[] = [
      await pdf.getMetadata().then(({ info, metadata }) => [info, metadata?.getRaw()]),
      await pdf.getOutline(),
      await pdf.getAttachments(),
      await pdf.getJSActions(),
      await pdf.getFieldObjects(),
    ]
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      words.push(items.map((item) => ("str" in item ? item.str : "")).join(""))
      words.push(await page.getAnnotations(), await page.getStructTree())
    }
    return words.map((word) => JSON.stringify(word) ?? "")
  } finally {
    await pdf.loadingTask.destroy()
  }
}

export type Colour = readonly [red: number, green: number, blue: number]

/** Whether a picture, or any page of a PDF, shows a colour, or one that compression made of it. */
export async function showsColour(path: string, colour: Colour): Promise<boolean> {
  if (/\.(jpg|png)$/.test(path)) {
    const { data, info } = await sharp(path).raw().toBuffer({ resolveWithObject: true })
    return holds(data, info.channels, colour)
  }
  const pdf = await openPdf(path)
  try {
    for (let page = 1; page <= pdf.numPages; page++) {
      if (holds((await drawPdfPage(pdf, page, 0.6)).data(), 4, colour)) return true
    }
    return false
  } finally {
    await pdf.loadingTask.destroy()
  }
}

function holds(data: Uint8Array, channels: number, colour: Colour): boolean {
  for (let at = 0; at < data.length; at += channels) {
    if (colour.every((value, side) => Math.abs((data[at + side] ?? 0) - value) < 80)) return true
  }
  return false
}
