import { readFileSync } from "node:fs"
import { paths } from "#app/paths.ts"
import { expect, PHONE, test } from "#tests/e2e/browser.ts"
import { makePdf } from "#tests/e2e/files.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"

for (const { how, javaScript, size } of [
  { how: "with JavaScript", javaScript: true, size: undefined },
  { how: "without JavaScript, on a phone", javaScript: false, size: PHONE },
]) {
  test(`from a visit to the proof of its direction and the report, ${how}`, async ({ openAs }) => {
    test.setTimeout(180_000)
    const window = { javaScript, ...(size === undefined ? {} : { size }) }
    const title = `Kunjungan uji ${how}`
    const task = `Susun laporan ${how}`
    const proof = await makePdf(`laporan-uji-${javaScript}.pdf`, "Laporan yang diminta")

    const page = await openAs("koordinator", window)
    await page.goto(paths.newVisit())
    await page.getByLabel("Judul").fill(title)
    await page.getByLabel("Pengunjung menurut jabatan").fill("Kepala Bagian | Kanwil Ditjenpas (contoh)")
    await page.getByRole("button", { name: "Simpan kunjungan" }).click()
    await page.waitForURL("**notice=created")
    const visit = new URL(page.url()).pathname

    await page.getByText("Tambah arahan").click()
    await page.getByLabel("Isi arahan").fill("Laporkan setiap triwulan.")
    await page.getByRole("button", { name: "Simpan arahan" }).click()
    await expect(page.getByText("Belum ditindaklanjuti")).toBeVisible()

    await page.getByRole("link", { name: "Buat tindak lanjut" }).click()
    await page.getByLabel("Yang harus dikerjakan").fill(task)
    await page.getByLabel("Jabatan penanggung jawab").selectOption({ label: "Kaur Keuangan" })
    await page.getByRole("button", { name: "Buat tindak lanjut" }).click()
    await page.waitForURL("**notice=created")
    const action = new URL(page.url()).pathname

    const owner = await openAs("kontributor", window)
    await owner.goto(paths.actions())
    await owner.getByRole("link", { name: task }).click()
    await owner.getByLabel("Apa yang sudah dikerjakan").fill("Laporan triwulan dikirim.")
    await owner.getByRole("button", { name: "Ajukan ke peninjau" }).click()
    await expect(owner.getByText(/Lampirkan bukti, atau sebutkan alasan/).first()).toBeVisible()
    await expect(owner.getByLabel("Apa yang sudah dikerjakan")).toHaveValue("Laporan triwulan dikirim.")
    await owner.getByText("Tambah bukti").click()
    await owner.getByLabel("Berkas bukti").setInputFiles(proof)
    await owner.getByRole("button", { name: "Unggah sebagai bukti" }).click()
    await expect(owner.getByText("Bukti (1)")).toBeVisible()
    await owner.getByLabel("Apa yang sudah dikerjakan").fill("Laporan triwulan dikirim.")
    await owner.getByRole("button", { name: "Ajukan ke peninjau" }).click()
    await expect(owner.getByText("Menunggu peninjau").first()).toBeVisible()

    const reviewer = await openAs("peninjau", window)
    await reviewer.goto(paths.inbox())
    await reviewer.getByRole("link", { name: task }).click()
    await reviewer.getByRole("button", { name: "Setujui, sudah terbukti" }).click()
    await expect(reviewer.locator(".page-head .tag", { hasText: "Terbukti" })).toBeVisible()
    await reviewer.goto(visit)
    await expect(reviewer.getByText("1 dari 1 arahan sudah terbukti.")).toBeVisible()

    // The file is told of, and stays, as long as it proves the action.
    await page.goto(action)
    await page.locator("#proofs").getByRole("link").first().click()
    await expect(page.getByRole("link", { name: /^Bukti tindak lanjut T-\d+/ })).toBeVisible()
    await page.goto(visit)
    const link = page.getByRole("link", { name: "Laporan tindak lanjut (PDF)" })
    const [taken] = await Promise.all([page.waitForEvent("download"), link.click()])
    const text = (await readPdfPages(readFileSync(await taken.path()))).join(" ")
    for (const said of ["LAPAS KELAS IIA BANYUWANGI", title, "Laporkan setiap triwulan.", task, "Terbukti"])
      expect(text).toContain(said)
  })
}

test("two who change an action at once both see what the other typed", async ({ openAs }) => {
  const first = await openAs("koordinator")
  await first.goto(paths.newAction())
  await first.getByLabel("Yang harus dikerjakan").fill("Uji dua orang")
  await first.getByRole("button", { name: "Buat tindak lanjut" }).click()
  await first.waitForURL("**notice=created")
  const second = await openAs("peninjau")
  await second.goto(new URL(first.url()).pathname)
  const save = async (page: typeof first, title: string) => {
    await page.locator("summary", { hasText: "Ubah isian" }).click()
    await page.getByLabel("Yang harus dikerjakan").fill(title)
    await page.getByRole("button", { name: "Simpan", exact: true }).click()
  }
  await save(first, "Judul koordinator")
  await expect(first.getByRole("heading", { level: 1 })).toContainText("Judul koordinator")
  await save(second, "Judul peninjau")
  const row = second.getByRole("alert").getByRole("row").filter({ hasText: "Yang harus dikerjakan" })
  await expect(row).toContainText("Judul koordinator")
  await expect(row).toContainText("Judul peninjau")
  await second.getByRole("button", { name: "Simpan", exact: true }).click()
  await expect(second.getByRole("heading", { level: 1 })).toContainText("Judul peninjau")
})

test("overdue actions of the demo rise to the reviewer and to the head by themselves", async ({ openAs }) => {
  const reviewer = await openAs("peninjau")
  await reviewer.goto(paths.inbox())
  await expect(reviewer.getByRole("link", { name: /Siapkan anggaran/ })).toBeVisible()
  const head = await openAs("kalapas")
  await head.goto(paths.inbox())
  await expect(head.getByRole("link", { name: /Lengkapi daftar pendidik/ })).toBeVisible()
  await expect(head.getByRole("link", { name: /Siapkan anggaran/ })).toHaveCount(0)
})
