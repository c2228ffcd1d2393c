import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"

/** All text of a PDF, page after page, with runs of white space as one blank. */
export async function readPdfText(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const content = await (await pdf.getPage(number)).getTextContent()
    pages.push(content.items.map((item) => ("str" in item ? item.str : "")).join(" "))
  }
  await loading.destroy()
  return pages.join("\n").replace(/[^\S\n]+/g, " ")
}
