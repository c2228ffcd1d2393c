import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { buffer } from "node:stream/consumers"
import { afterAll, beforeAll, expect, test } from "vitest"
import { ZipFile } from "yazl"
import { projectPath } from "#app/config.server.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { findingLine } from "#app/package/verify/findings.ts"
import { verifyPath } from "#app/package/verify/verify-path.server.ts"
import { openZip } from "#app/package/verify/zip-source.server.ts"
import { makeSamplePackage, type SamplePackage, sha256 } from "./sample-package.ts"

let sample: SamplePackage
let zip = ""
let bag = ""
let count = 0

beforeAll(async () => {
  sample = await makeSamplePackage("full")
  zip = await sample.write()
  execFileSync("unzip", ["-q", zip, "-d", join(sample.folder, "bag")])
  bag = join(sample.folder, "bag", readdirSync(join(sample.folder, "bag"))[0] ?? "")
}, 120_000)

afterAll(async () => {
  await rm(sample.folder, { recursive: true, force: true })
})

/** A copy of the extracted package to be spoilt. */
function copyBag(): string {
  const folder = join(sample.folder, `copy-${count++}`)
  cpSync(bag, folder, { recursive: true })
  return folder
}

/** `kind path` of everything found wrong. */
async function findingsOf(path: string): Promise<string[]> {
  const { findings } = await verifyPath(path)
  return findings.map(({ kind, path }) => `${kind} ${path}`).sort()
}

function flip(file: string, at: number) {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

/** Writes the manifests anew, as someone would who changes a file and wants nobody to see it. */
function forge(folder: string) {
  const list = (paths: string[]) =>
    paths.sort().map((path) => `${sha256(readFileSync(join(folder, path)))}  ${path}\n`)
  const payload = readdirSync(join(folder, "data"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const bytes = payload.reduce((sum, path) => sum + readFileSync(join(folder, path)).length, 0)
  const info = readFileSync(join(folder, "bag-info.txt"), "utf8")
  writeFileSync(join(folder, "bag-info.txt"), info.replace(/\d+\.\d+\n$/, `${bytes}.${payload.length}\n`))
  writeFileSync(join(folder, "manifest-sha256.txt"), list(payload).join(""))
  const tags = readdirSync(folder).filter((name) => name !== "data" && !name.startsWith("tagmanifest"))
  writeFileSync(join(folder, "tagmanifest-sha256.txt"), list(tags).join(""))
}

test("a good package is good as a zip, as a folder, and as the folder around it", async () => {
  for (const path of [zip, bag, dirname(bag)]) {
    const { findings, checked, document } = await verifyPath(path)
    expect(findings).toEqual([])
    expect(checked).toBe(14)
    expect(document).toBe(hashDocument(sample.document))
  }
})

test("one byte changed is named, in any file", async () => {
  for (const path of [
    "data/bukti/B-002.jpg",
    "data/daftar-bukti.csv",
    "data/daftar-bukti.json",
    "data/document.json",
    "data/dosir.pdf",
    "verifikasi.html",
    "bagit.txt",
  ]) {
    const folder = copyBag()
    flip(join(folder, path), 30)
    expect(await findingsOf(folder)).toEqual([`wrong ${path}`])
  }
})

test("a file that is gone, one that came, and a link are each named", async () => {
  const folder = copyBag()
  rmSync(join(folder, "data/bukti/B-001.pdf"))
  writeFileSync(join(folder, "data/bukti/B-099.pdf"), "tambahan")
  writeFileSync(join(folder, "catatan.txt"), "tambahan")
  symlinkSync("/etc/hostname", join(folder, "data/tautan"))
  const found = await findingsOf(folder)
  expect(found).toEqual([
    "invalid data/tautan",
    "missing data/bukti/B-001.pdf",
    "unexpected catatan.txt",
    "unexpected data/bukti/B-099.pdf",
  ])
})

test("a manifest made anew does not hide a changed file: the document names its hash", async () => {
  const folder = copyBag()
  flip(join(folder, "data/bukti/B-002.jpg"), 40)
  writeFileSync(join(folder, "data/bukti/B-098.jpg"), "tambahan")
  forge(folder)
  expect(await findingsOf(folder)).toEqual(["unexpected data/bukti/B-098.jpg", "wrong data/bukti/B-002.jpg"])
})

test("a redacted package is bound too: not even a register made anew hides another copy, or one left out", async () => {
  const redacted = await makeSamplePackage("redacted")
  try {
    const zip = await redacted.write()
    expect((await verifyPath(zip)).findings).toEqual([])
    execFileSync("unzip", ["-q", zip, "-d", join(redacted.folder, "d")])
    const folder = join(redacted.folder, "d", readdirSync(join(redacted.folder, "d"))[0] ?? "")
    const photo = join(folder, "data/bukti/B-002.jpg")
    const before = sha256(readFileSync(photo))
    flip(photo, 40)
    const rewrite = (change: (text: string) => string) => {
      for (const name of ["data/daftar-bukti.json", "data/daftar-bukti.csv"])
        writeFileSync(join(folder, name), change(readFileSync(join(folder, name), "utf8")))
    }
    rewrite((text) => text.replaceAll(before, sha256(readFileSync(photo))))
    forge(folder)
    expect(await findingsOf(folder)).toEqual(["wrong data/bukti/B-002.jpg"])
    rmSync(photo)
    rewrite((text) =>
      text
        .replace(/"file":\{"path":"data\/bukti\/B-002.jpg"[^}]*\}/, '"file":null')
        .replace(/data\/bukti\/B-002\.jpg([;,])[0-9a-f]{64}/, "$1"),
    )
    forge(folder)
    expect(await findingsOf(folder)).toEqual(["missing data/bukti/B-002"])
  } finally {
    await rm(redacted.folder, { recursive: true, force: true })
  }
}, 60_000)

test("a document made anew does not hide it either: the PDF prints the document's hash", async () => {
  const folder = copyBag()
  const document = { ...sample.document, applicant: "Pesantren Lain" }
  writeFileSync(join(folder, "data/document.json"), canonicalJson(document))
  const file = join(folder, "bag-info.txt")
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace(/(External-Identifier: ).*/, `$1${hashDocument(document)}`),
  )
  forge(folder)
  expect(await findingsOf(folder)).toEqual(["wrong data/daftar-bukti.json", "wrong data/dosir.pdf"])
})

test("a PDF alone is checked against the document beside it and the installation's own", async () => {
  const folder = join(sample.folder, "alone")
  mkdirSync(folder)
  const pdf = join(folder, "dosir.pdf")
  cpSync(sample.pdf, pdf)
  expect(await findingsOf(pdf)).toEqual(["missing document.json"])
  writeFileSync(join(folder, "document.json"), canonicalJson(sample.document))
  const good = await verifyPath(pdf)
  expect([good.findings, good.notes.length]).toEqual([[], 1])
  const issued = {
    pdf: (hash: string) => join(folder, `${hash}.pdf`),
    document: () => join(folder, "document.json"),
  }
  expect((await verifyPath(pdf, { issued })).findings[0]?.detail).toContain("issued no such PDF")
  cpSync(pdf, issued.pdf(sha256(readFileSync(pdf))))
  expect(await verifyPath(pdf, { issued })).toMatchObject({ findings: [], notes: [] })
  writeFileSync(join(folder, "document.json"), canonicalJson({ ...sample.document, revision: 9 }))
  expect(await findingsOf(pdf)).toEqual([`wrong ${join(folder, "document.json")}`])
  writeFileSync(pdf, readFileSync(pdf).subarray(0, 2000))
  expect(await findingsOf(pdf)).toEqual([`wrong ${pdf}`])
})

test("a zip that was cut, or is none, is told and crashes nothing", async () => {
  const bytes = readFileSync(zip)
  const path = join(sample.folder, "spoilt.zip")
  for (const spoilt of [bytes.subarray(0, -30), bytes.subarray(0, 3000), Buffer.from("PK\u0003\u0004")]) {
    writeFileSync(path, spoilt)
    await expect(verifyPath(path)).rejects.toThrow(/zip/i)
  }
  writeFileSync(path, "bukan zip")
  await expect(verifyPath(path)).rejects.toThrow("no PDF, no package and no folder")
  const hole = Buffer.from(bytes)
  const at = hole.indexOf("data/bukti/B-002.jpg") + 60
  hole[at] = (hole[at] ?? 0) ^ 1
  writeFileSync(path, hole)
  expect(await findingsOf(path)).toContain("unreadable data/bukti/B-002.jpg")
})

async function zipOf(files: Record<string, string>, options = {}): Promise<Buffer> {
  const made = new ZipFile()
  for (const [name, text] of Object.entries(files)) made.addBuffer(Buffer.from(text), name, options)
  made.end()
  return buffer(made.outputStream)
}

/** Replaces text in bytes by text of the same length, everywhere. */
const replaced = (bytes: Buffer, from: string, to: string) =>
  Buffer.from(bytes.toString("latin1").replaceAll(from, to), "latin1")

test("names that lead elsewhere, come twice or are links are told, and nothing is written", async () => {
  const path = join(sample.folder, "hostile.zip")
  const files = { "bagit.txt": "x", "aa/jahat.txt": "1", "kembar-a.txt": "2", "kembar-b.txt": "3" }
  let bytes = replaced(await zipOf(files), "aa/jahat.txt", "../jahat.txt".slice(0, 12))
  bytes = replaced(bytes, "kembar-b.txt", "kembar-a.txt")
  writeFileSync(path, bytes)
  const found = await findingsOf(path)
  expect(found).toContain("invalid ../jahat.txt")
  expect(found).toContain("invalid kembar-a.txt")
  writeFileSync(path, replaced(await zipOf(files), "aa/jahat.txt", "/etc/jahat.t"))
  expect(await findingsOf(path)).toContain("invalid /etc/jahat.t")
  writeFileSync(path, await zipOf({ "bagit.txt": "/etc/passwd" }, { mode: 0o120777 }))
  expect(await findingsOf(path)).toContain("invalid bagit.txt")
})

test("a zip that claims to hold far more than it weighs is not unpacked", async () => {
  const path = join(sample.folder, "bomb.zip")
  const made = new ZipFile()
  for (let at = 0; at < 3; at++)
    made.addBuffer(Buffer.alloc(30_000_000), `data/${at}`, { compressionLevel: 9 })
  made.end()
  writeFileSync(path, await buffer(made.outputStream))
  await expect(verifyPath(path)).rejects.toThrow(/claims to hold 90000000/)
})

test("a zip of the large kind (zip64) is read", async () => {
  const path = join(sample.folder, "large.zip")
  writeFileSync(path, await zipOf({ "x/bagit.txt": "BagIt", "x/data/a": "isi" }, { forceZip64Format: true }))
  const source = await openZip(path)
  expect([...source.files.values()].map(({ path, size }) => [path, size])).toEqual([
    ["bagit.txt", 5],
    ["data/a", 3],
  ])
  const file = source.files.get("data/a")
  expect(file && (await buffer(await file.open())).toString()).toBe("isi")
  await source.close()
})

test("the command names what is wrong and ends with 1, with 0 when all is well, with 2 when misused", () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [projectPath("scripts/verify.ts"), ...args], {
      encoding: "utf8",
      cwd: sample.folder,
    })
  const good = run(basename(zip))
  expect([good.status, good.stdout]).toEqual([0, expect.stringContaining("OK: 14 files checked")])
  const folder = copyBag()
  flip(join(folder, "data/document.json"), 100)
  const bad = run(folder)
  expect(bad.status).toBe(1)
  expect(bad.stdout).toMatch(/^wrong +data\/document\.json: its SHA-256 is/m)
  expect(run().status).toBe(2)
  const none = run("tidak-ada.zip")
  expect([none.status, none.stderr]).toEqual([1, expect.stringContaining("tidak-ada.zip")])
})

test("names from strangers do not reach the terminal as commands", () => {
  const line = findingLine({ kind: "unexpected", path: "a\u001b[2Jb\u202e", detail: "x" })
  expect(line).toBe("unexpected  a\\u001b[2Jb\\u202e: x")
})
