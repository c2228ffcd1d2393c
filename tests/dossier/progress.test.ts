import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import PDFDocument from "pdfkit"
import { expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { renderFile } from "#app/dossier/render-file.server.ts"
import type { RenderProgress } from "#app/dossier/render-job.ts"
import { sampleDossier } from "./sample-document.ts"

test("progress names the evidence or the item being drawn, and its page of how many", async () => {
  const folder = await mkdtemp(join(tmpdir(), "progress-"))
  const document = sampleDossier()
  const [first] = document.evidence
  const doc = new PDFDocument({ size: "A4" })
  doc.text("Satu").addPage().text("Dua").addPage().text("Tiga")
  doc.end()
  await writeFile(join(folder, "1.pdf"), Buffer.concat(await doc.toArray()))
  const told: RenderProgress[] = []
  const job = {
    document,
    files: { [first?.sha256 ?? ""]: join(folder, "1.pdf") },
    out: join(folder, "out.pdf"),
    fonts: projectPath("templates/fonts"),
  }
  const { pages } = await renderFile(job, (progress) => told.push(progress))
  await rm(folder, { recursive: true })

  const name = `${first?.code} ${first?.title}`
  const ofFirst = told.filter(({ phase, item }) => phase === "evidence" && item === name)
  expect(ofFirst.map(({ page, pagesOf }) => [page, pagesOf])).toEqual([
    [0, 0],
    [1, 3],
    [2, 3],
    [3, 3],
  ])
  const text = told.filter(({ phase }) => phase === "text")
  expect(text.at(-1)).toMatchObject({ page: text.length, pagesOf: text.length, pages })
  const items = document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "item" ? [`${block.number} ${block.title}`] : []))
  expect(items).toEqual(expect.arrayContaining([text.find(({ item }) => items.includes(item))?.item]))
}, 60_000)
