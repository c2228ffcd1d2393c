import { execFileSync, spawnSync } from "node:child_process"
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { copyFolder, type NotDrawn } from "#app/dossier/pages/copy-folder.server.ts"

/** Small PDFs written by hand, and what poppler sees in a PDF. */

export const hasPoppler = spawnSync("pdftoppm", ["-v"]).error === undefined
export const hasQpdf = spawnSync("qpdf", ["--version"]).error === undefined

/** A temporary folder that goes away with the returned function. */
export function makeFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-pages-"))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export type SamplePage = {
  content?: string
  mediaBox?: string
  /** Entries of the page's dictionary. */
  page?: string
  /** Entries of the node above it, which it inherits. */
  pages?: string
  catalog?: string
  /** Objects 6 and following, each the inside of "6 0 obj … endobj". */
  objects?: string[]
}

export const stream = (entries: string, content: string) =>
  `<<${entries}/Length ${content.length}>>\nstream\n${content}\nendstream`

/** A PDF of one page, 200 points square, with Helvetica as F1. */
export function samplePdf(sample: SamplePage): Buffer {
  const {
    content = "",
    mediaBox = "[0 0 200 200]",
    page = "",
    pages = "",
    catalog = "",
    objects = [],
  } = sample
  const all = [
    `<</Type/Catalog/Pages 2 0 R ${catalog}>>`,
    `<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox ${mediaBox}/Resources<</Font<</F1 5 0 R>>>> ${pages}>>`,
    `<</Type/Page/Parent 2 0 R/Contents 4 0 R ${page}>>`,
    stream("", content),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ...objects,
  ]
  let text = "%PDF-1.7\n"
  const offsets = all.map((object, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")
  const start = text.length
  text += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${all.length + 1}/Root 1 0 R>>\n`
  return Buffer.from(`${text}startxref\n${start}\n%%EOF\n`, "latin1")
}

/** Draws every PDF of a folder; what could not be drawn comes back. */
export async function drawFolder(from: string, to: string): Promise<NotDrawn[]> {
  const notDrawn: NotDrawn[] = []
  for await (const one of copyFolder(from, to)) notDrawn.push(one)
  return notDrawn
}

export type Picture = { width: number; height: number; pixels: Buffer }

/** Page 1 as poppler draws it, three bytes a pixel. */
export function render(path: string, dpi = 72): Picture {
  const args = ["-r", String(dpi), "-cropbox", "-f", "1", "-l", "1", "-singlefile", path]
  // Poppler writes complaints about damaged sources, which is what they are here for.
  const silent = openSync("/dev/null", "w")
  try {
    const ppm = execFileSync("pdftoppm", args, { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", silent] })
    const [, width = 0, height = 0] = ppm.toString("latin1", 0, 30).split(/\s+/).map(Number)
    return { width, height, pixels: ppm.subarray(-width * height * 3) }
  } finally {
    closeSync(silent)
  }
}

/** The share of pixels that differ visibly; 1 when the sizes do. */
export function difference(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  let differ = 0
  for (let i = 0; i < a.pixels.length; i += 3)
    if ([0, 1, 2].some((c) => Math.abs((a.pixels[i + c] as number) - (b.pixels[i + c] as number)) > 64))
      differ++
  return differ / (a.width * a.height)
}

/** The colour of the pixel at these shares of width and height, as "r,g,b". */
export function colorAt({ width, height, pixels }: Picture, x: number, y: number): string {
  const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3
  return [...pixels.subarray(at, at + 3)].join(",")
}

export function writeSamples(folder: string, samples: Record<string, Buffer>): void {
  for (const [name, bytes] of Object.entries(samples)) writeFileSync(join(folder, `${name}.pdf`), bytes)
}
