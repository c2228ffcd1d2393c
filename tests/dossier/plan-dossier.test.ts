import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import PDFDocument from "pdfkit"
import sharp from "sharp"
import { afterAll, beforeAll, expect, test } from "vitest"
import { planDossier, renderDossier } from "#app/dossier/render-dossier.server.ts"
import { sampleDossier } from "./sample-document.ts"

const document = sampleDossier()
Object.assign(document.evidence[1] as object, { mediaType: "image/jpeg" })
let folder = ""
let files: Record<string, string> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plan-"))
  const doc = new PDFDocument({ size: "A4" })
  doc.text("Satu").addPage().text("Dua").addPage().text("Tiga")
  doc.end()
  await writeFile(join(folder, "1.pdf"), Buffer.concat(await doc.toArray()))
  await writeFile(join(folder, "3.pdf"), "%PDF-1.4 broken")
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: "#0f5c4a" } })
  await picture.jpeg().toFile(join(folder, "2.jpg"))
  const names = ["1.pdf", "2.jpg", "3.pdf", "absent.pdf"]
  files = Object.fromEntries(
    names.map((name, at) => [document.evidence[at]?.sha256 ?? name, join(folder, name)]),
  )
})
afterAll(() => rm(folder, { recursive: true }))

test("a plan says of every section, item and evidence the page on which the dossier has it", async () => {
  const plan = await planDossier(document, files, 60_000)
  const drawn = await renderDossier(document, { files, out: join(folder, "out.pdf") })
  expect(plan?.map).toEqual(drawn.pageMap)
  expect(plan?.map.things.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["section", "item", "evidence"]),
  )
  expect(plan?.notShown[0]).toEqual({ code: document.evidence[2]?.code, reason: "broken" })
}, 60_000)

test("a plan that takes too long is given up", async () => {
  expect(await planDossier(document, files, 1)).toBeUndefined()
})

test("a plan that cannot be made names the fault", async () => {
  const nonsense = {
    ...document,
    sections: [{ ...document.sections[0], blocks: [{ type: "item", anchor: "x", evidence: null }] }],
  } as never
  await expect(planDossier(nonsense, files, 60_000)).rejects.toThrow()
})
