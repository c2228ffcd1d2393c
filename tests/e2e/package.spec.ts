import { execFileSync } from "node:child_process"
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { expect, type Page, test } from "@playwright/test"
import { canonicalJson } from "#app/domain/canonical.ts"
import { listRevisions } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { makeSamplePackage, type SamplePackage, sha256 } from "#tests/dossier/sample-package.ts"
import { axeFindings } from "#tests/e2e/axe.ts"

/** The page of a package, opened from the disk as from a USB stick, with the network cut. */

let sample: SamplePackage
let bag = ""

test.beforeAll(async () => {
  test.setTimeout(120_000)
  sample = await makeSamplePackage("redacted")
  execFileSync("unzip", ["-q", await sample.write(), "-d", join(sample.folder, "d")])
  bag = join(sample.folder, "d", readdirSync(join(sample.folder, "d"))[0] ?? "")
})

test.afterAll(() => {
  rmSync(sample.folder, { recursive: true, force: true })
})

async function checkFolder(page: Page, folder: string) {
  const asked: string[] = []
  page.on("request", (request) => asked.push(request.url()))
  await page.context().setOffline(true)
  await page.goto(pathToFileURL(join(folder, "verifikasi.html")).href)
  await page.locator("#folder").setInputFiles(folder)
  await expect(page.locator("#result .verdict")).toBeVisible()
  expect(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:"))).toEqual([])
}

test("a good package is called intact, with the hash to compare, in both languages", async ({ page }) => {
  await checkFolder(page, bag)
  const result = page.locator("#result")
  await expect(result.locator(".verdict")).toContainText("Utuh: semua 12 berkas")
  await expect(result.locator(".hash")).toHaveText(hashDocument(sample.document))
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole("button", { name: "English" }).click()
  await expect(result.locator(".verdict")).toContainText("Intact: all 12 files")
  await expect(page.locator("h1")).toHaveText(/Is this dossier package intact/)
})

test("each file that is wrong, missing or unknown is named", async ({ page }) => {
  const folder = join(sample.folder, "spoilt")
  cpSync(bag, folder, { recursive: true })
  const photo = join(folder, "data/bukti/B-002.jpg")
  const bytes = readFileSync(photo)
  bytes[40] = (bytes[40] ?? 0) ^ 1
  writeFileSync(photo, bytes)
  rmSync(join(folder, "data/bukti/B-001.pdf"))
  writeFileSync(join(folder, "data/bukti/B-099.pdf"), "<img src=x onerror=alert(1)>")
  await checkFolder(page, folder)
  await expect(page.locator("#result .verdict")).toContainText("Tidak utuh: 3")
  const lines = (await page.locator("#result li").allTextContents()).map((line) => line.split(":")[0]).sort()
  expect(lines).toEqual([
    "hilang data/bukti/B-001.pdf",
    "salah data/bukti/B-002.jpg",
    "tidak dikenal data/bukti/B-099.pdf",
  ])
})

test("a copy that document.json does not name is told, whatever the lists say", async ({ page }) => {
  const folder = join(sample.folder, "forged")
  cpSync(bag, folder, { recursive: true })
  const photo = join(folder, "data/bukti/B-002.jpg")
  const before = sha256(readFileSync(photo))
  const bytes = readFileSync(photo)
  bytes[40] = (bytes[40] ?? 0) ^ 1
  writeFileSync(photo, bytes)
  const replace = (name: string, from: string, to: string) => {
    const file = join(folder, name)
    writeFileSync(file, readFileSync(file, "utf8").replaceAll(from, to))
  }
  for (const name of ["data/daftar-bukti.json", "data/daftar-bukti.csv"]) {
    const own = sha256(readFileSync(join(folder, name)))
    replace(name, before, sha256(bytes))
    replace("manifest-sha256.txt", own, sha256(readFileSync(join(folder, name))))
  }
  const list = sha256(readFileSync(join(folder, "manifest-sha256.txt")))
  replace("manifest-sha256.txt", before, sha256(bytes))
  const listed = [sha256(readFileSync(join(bag, "manifest-sha256.txt"))), list]
  for (const own of listed)
    replace("tagmanifest-sha256.txt", own, sha256(readFileSync(join(folder, "manifest-sha256.txt"))))
  await checkFolder(page, folder)
  await expect(page.locator("#result li")).toHaveText([/^salah data\/bukti\/B-002\.jpg: bukan berkas yang/])
})

test("an amended package shows a hash for each revision, and an earlier document made anew is named", async ({
  page,
}) => {
  test.setTimeout(120_000)
  const amended = await makeSamplePackage("redacted", { amended: true })
  try {
    execFileSync("unzip", ["-q", await amended.write(), "-d", join(amended.folder, "d")])
    const folder = join(amended.folder, "d", readdirSync(join(amended.folder, "d"))[0] ?? "")
    await checkFolder(page, folder)
    await expect(page.locator("#result .verdict")).toContainText("Utuh")
    await expect(page.locator("#result .hash")).toHaveText(listRevisions(amended.document).map(hashDocument))
    const file = join(folder, "data/document.json")
    const before = readFileSync(file, "utf8")
    const forged = canonicalJson({ ...JSON.parse(before), applicant: "Pesantren Lain" })
    writeFileSync(file, forged)
    const [manifest, tags] = ["manifest-sha256.txt", "tagmanifest-sha256.txt"].map((name) =>
      join(folder, name),
    )
    if (!manifest || !tags) throw new Error("No manifests")
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace(sha256(before), sha256(forged)))
    const own = sha256(readFileSync(manifest))
    writeFileSync(tags, readFileSync(tags, "utf8").replace(/^\w{64}(?= {2}manifest-sha256)/m, own))
    await checkFolder(page, folder)
    const lines = (await page.locator("#result li").allTextContents())
      .map((line) => line.split(":")[0])
      .sort()
    expect(lines).toEqual(["salah data/document.json", "salah data/dosir.pdf"])
  } finally {
    rmSync(amended.folder, { recursive: true, force: true })
  }
})

test("a large file is hashed in pieces to the same value", async ({ page }) => {
  await page.goto(pathToFileURL(join(bag, "verifikasi.html")).href)
  const [own, theirs] = (await page.evaluate(`(async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60000));
    const hash = new Sha256();
    for (let at = 0; at < bytes.length; at += 997) hash.update(bytes.subarray(at, at + 997));
    return [hash.hex(), hex(await crypto.subtle.digest("SHA-256", bytes))];
  })()`)) as [string, string]
  expect(own).toBe(theirs)
})
