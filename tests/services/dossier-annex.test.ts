import { readFileSync } from "node:fs"
import { beforeAll, expect, test } from "vitest"
import type { Actor, Edition } from "#app/domain/permissions.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { dossierPdfPath } from "#app/services/dossier-files.server.ts"
import { addRegisterRow } from "#app/services/edit-register.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { db } from "#db/client.server.ts"
import { requireDossier } from "#db/queries/dossiers.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"
import { readPdfPages } from "#tests/helpers/pdf-text.ts"

let unitId: string
let koordinator: Actor
let cycleId: string

beforeAll(async () => {
  const unit = await makeUnit()
  unitId = unit.unitId
  koordinator = await makeActor(unitId, "koordinator")
  await makePosition(unitId, "Kasubsi Bimaswat", koordinator)
  cycleId = await makeCycle(koordinator, unit.applicantId)
})

/** The text of a dossier as it is now. */
async function draw(edition: Edition, language: "id" | "en" = "id"): Promise<string> {
  const reason = edition === "full" ? "Diminta asesor pada visitasi" : ""
  const { id } = await issueDossier(koordinator, cycleId, { edition, language, reason })
  await waitForBuild(id)
  const { pdfSha256 } = await requireDossier(db, { unitIds: [unitId], cycleIds: [] }, cycleId, id)
  return (await readPdfPages(readFileSync(dossierPdfPath(pdfSha256 ?? "")))).join(" ").replace(/\s+/g, " ")
}

test("a unit that keeps no registers has no annex of them", async () => {
  expect(await draw("redacted")).not.toContain("Lampiran data pesantren")
})

test("who teaches, where, what and from which kitab stands in the annex and in the contents", async () => {
  const add = (
    kind: "educator" | "facility" | "kitab" | "curriculum",
    values: Parameters<typeof addRegisterRow>[3]["values"],
  ) => addRegisterRow(koordinator, kind, unitId, { values })
  const ustadz = {
    name: "Hasan Contoh",
    role: "ustadz",
    institution: "kemenag",
    subjects: ["Fikih", "Tajwid"],
  }
  await add("educator", { ...ustadz, qualified: true, qualification: "Sertifikat guru mengaji" })
  await add("educator", { ...ustadz, name: "Lampau Contoh", from: "2020-01-01", until: "2021-01-01" })
  await add("facility", { kind: "room", name: "Aula belajar", condition: "baik", quantity: 2, capacity: 40 })
  await add("kitab", { title: "Safinatun Najah", field: "Fikih", chapters: [], pages: 30, copies: 12 })
  await add("curriculum", { academicYear: "2026/2027", subject: "Fikih ibadah", aim: "Bersuci dengan benar" })
  const text = await draw("full")
  for (const said of [
    "Hasan Contoh",
    "Sertifikat guru mengaji",
    "Fikih, Tajwid",
    "Aula belajar",
    "Safinatun Najah",
    "Bersuci dengan benar",
  ])
    expect(text).toContain(said)
  expect(text).not.toContain("Lampau Contoh")
  // In the contents, and as a heading.
  for (const heading of ["Lampiran data pesantren", "Sarana prasarana", "Kurikulum", "Daftar kitab"])
    expect(text.split(heading).length - 1, heading).toBeGreaterThanOrEqual(2)
})

test("the redacted edition tells educators by their codes, in either language", async () => {
  const text = await draw("redacted")
  expect(text).toContain("U-001")
  expect(text).toContain("Sertifikat guru mengaji")
  expect(text).not.toContain("Hasan Contoh")
  const english = await draw("redacted", "en")
  expect(english).toContain("Annex: registers of the pesantren")
  expect(english).toContain("Ministry of Religious Affairs")
  expect(english).not.toContain("Hasan Contoh")
})
