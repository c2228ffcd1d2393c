import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"

/** The text of each page of a PDF, with runs of white space as one blank. */
export async function readPdfPages(bytes: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const content = await (await pdf.getPage(number)).getTextContent()
    const text = content.items.map((item) => ("str" in item ? item.str : "")).join(" ")
    pages.push(text.replace(/\s+/g, " "))
  }
  await loading.destroy()
  return pages
}
