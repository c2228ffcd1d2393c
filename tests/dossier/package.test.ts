import { execFileSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import sharp from "sharp"
import { afterAll, beforeAll, expect, test } from "vitest"
import { canonicalJson } from "#app/domain/canonical.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { evidenceNames, plainName } from "#app/package/file-names.ts"
import { Register } from "#app/package/register.ts"
import { writePackage } from "#app/package/write-package.server.ts"
import { makeSamplePackage, type SamplePackage, sha256 } from "./sample-package.ts"

let redacted: SamplePackage
let full: SamplePackage
const zips = { redacted: "", full: "" }
const bags = { redacted: "", full: "" }

/** Extracts with the system's unzip, and gives the package's folder. */
function unzip(zip: string): string {
  const into = `${zip}.d`
  mkdirSync(into)
  execFileSync("unzip", ["-q", zip, "-d", into])
  return join(into, readdirSync(into)[0] ?? "")
}

beforeAll(async () => {
  redacted = await makeSamplePackage("redacted")
  full = await makeSamplePackage("full")
  zips.redacted = await redacted.write()
  zips.full = await full.write()
  bags.redacted = unzip(zips.redacted)
  bags.full = unzip(zips.full)
}, 120_000)

afterAll(async () => {
  for (const sample of [redacted, full]) await rm(sample.folder, { recursive: true, force: true })
})

const read = (bag: string, path: string) => readFileSync(join(bag, path))
const registerOf = (bag: string) =>
  Register.parse(JSON.parse(read(bag, "data/daftar-bukti.json").toString("utf8")))

test("a package is a BagIt bag that names its document", () => {
  expect(execFileSync("unzip", ["-tq", zips.redacted], { encoding: "utf8" })).toContain("No errors")
  expect(read(bags.redacted, "bagit.txt").toString()).toBe(
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
  )
  const info = read(bags.redacted, "bag-info.txt").toString()
  expect(info).toContain(`External-Identifier: ${hashDocument(redacted.document)}\n`)
  expect(info).toContain("Bagging-Date: 2026-11-20\n")
  const manifest = read(bags.redacted, "manifest-sha256.txt").toString().trim().split("\n")
  const bytes = manifest.map((line) => read(bags.redacted, line.slice(66)).length).reduce((a, b) => a + b, 0)
  expect(info).toContain(`Payload-Oxum: ${bytes}.${manifest.length}\n`)
  expect(read(bags.redacted, "data/document.json").toString()).toBe(canonicalJson(redacted.document))
  expect(read(bags.redacted, "data/dosir.pdf").equals(readFileSync(redacted.pdf))).toBe(true)
})

test("the printed steps work, word for word, in both languages", () => {
  const text = read(bags.redacted, "BACA-SAYA.txt").toString()
  const hash = hashDocument(redacted.document)
  expect(text).toContain(hash)
  const blocks = [...text.matchAll(/^ *Linux:\n((?: +\S.*\n)+)/gm)].map((found) => found[1] ?? "")
  expect(blocks).toHaveLength(2)
  for (const block of blocks) {
    const output = execFileSync("sh", ["-e", "-c", block], { cwd: bags.redacted, encoding: "utf8" })
    const lines = output.trim().split("\n")
    expect(lines.pop()).toBe(`${hash}  data/document.json`)
    expect(lines.length).toBe(12)
    for (const line of lines) expect(line).toMatch(/^[\w./-]+: OK$/)
  }
})

test("the same dossier gives the same package, in any time zone", async () => {
  const zone = process.env.TZ
  try {
    process.env.TZ = "Pacific/Kiritimati"
    const again = await redacted.write("again.zip")
    expect(sha256(readFileSync(again))).toBe(sha256(readFileSync(zips.redacted)))
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

test("the redacted edition holds copies that say nothing of maker, place and time", async () => {
  const { evidence } = registerOf(bags.redacted)
  expect(evidence.map((entry) => entry.state)).toEqual([
    "clean",
    "clean",
    "clean",
    "uncleanable",
    "register-only",
  ])
  expect(readdirSync(join(bags.redacted, "data/bukti")).sort()).toEqual([
    "B-001.pdf",
    "B-002.jpg",
    "B-003.jpg",
  ])
  // Stored, not compressed: what is nowhere in the zip's bytes is in none of its pictures and texts.
  expect(readFileSync(zips.redacted).includes("Rahasia")).toBe(false)
  expect(readFileSync(zips.full).includes("Rahasia")).toBe(true)
  for (const name of ["B-002.jpg", "B-003.jpg"]) {
    const { exif, orientation } = await sharp(join(bags.redacted, "data/bukti", name)).metadata()
    expect([exif, orientation]).toEqual([undefined, undefined])
  }
  const turned = await sharp(join(bags.redacted, "data/bukti/B-003.jpg")).metadata()
  expect([turned.width, turned.height]).toEqual([40, 60])
  expect(evidence[3]?.note).toContain("Tidak disertakan")
})

test("a redacted package holds the files its document names, and says so where the store gives others", async () => {
  const { document, pdf, evidence, clean } = redacted
  for (const { code, file } of document.evidence) {
    if (!file) continue
    const packed = registerOf(bags.redacted).evidence.find((entry) => entry.code === code)?.file
    expect(packed).toMatchObject({ sha256: file.sha256, size: file.size })
  }
  const other = async (...[path, hash]: Parameters<typeof clean>) =>
    ({ kind: "copy", path, sha256: hash, size: 1, mediaType: "image/jpeg" }) as const
  const zip = writePackage({ document, pdf, evidence, clean: other })
  const bytes = Buffer.concat(await zip.toArray())
  const states = [...bytes.toString("latin1").matchAll(/"state":"([a-z-]+)"/g)].map((found) => found[1])
  expect(states).toEqual(["damaged", "damaged", "damaged", "uncleanable", "register-only"])
})

test("the full edition holds the files as they are kept", () => {
  const { evidence } = registerOf(bags.full)
  expect(evidence.map((entry) => entry.state)).toEqual([
    "original",
    "original",
    "original",
    "original",
    "register-only",
  ])
  for (const { file, sha256: kept } of evidence)
    if (file) expect(sha256(read(bags.full, file.path))).toBe(kept)
})

test("the register for spreadsheets holds every code and runs nothing", () => {
  const csv = read(bags.redacted, "data/daftar-bukti.csv").toString()
  expect(csv).toContain("'=HYPERLINK")
  expect(csv).not.toMatch(/(^|[;"])=/m)
  expect(csv.trim().split("\r\n")).toHaveLength(6)
})

test("names are plain on every system, and two codes never share one", () => {
  expect(plainName("../B-001")).toBe("B-001")
  expect(plainName("Bukti é/ x")).toBe("Bukti-e-x")
  expect(plainName("CON")).toBe("x-CON")
  expect(plainName("…")).toBe("x-")
  const nameOf = evidenceNames()
  expect(nameOf("B-1", "image/jpeg")).toBe("data/bukti/B-1.jpg")
  expect(nameOf("b/1", "image/jpeg")).toBe("data/bukti/b-1-2.jpg")
})

test("a file that is gone from the store is said to be; one that rotted is too", async () => {
  const { document, pdf, clean } = full
  const evidence = (hash: string) => (hash === document.evidence[0]?.sha256 ? "/nowhere" : pdf)
  const zip = writePackage({ document, pdf, evidence, clean })
  const bytes = Buffer.concat(await zip.toArray())
  const states = [...bytes.toString("latin1").matchAll(/"state":"([a-z-]+)"/g)].map((found) => found[1])
  expect(states).toEqual(["missing", "damaged", "damaged", "damaged", "register-only"])
})

test("a reader that goes away, or a dossier that cannot be read, ends the writing", async () => {
  const { document, pdf, evidence: evidencePath, clean } = full
  const job = { document, pdf, evidence: evidencePath, clean }
  const cancel = new AbortController()
  const cancelled = writePackage({ ...job, signal: cancel.signal }).toArray()
  cancel.abort()
  await expect(cancelled).rejects.toThrow("Cancelled")
  const left = writePackage(job)
  left.destroy()
  await expect(left.toArray()).rejects.toThrow()
  const lost = writePackage({ ...job, pdf: "/nowhere/dosir.pdf" })
  await expect(lost.toArray()).rejects.toThrow(/ENOENT/)
})
