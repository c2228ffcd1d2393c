import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import type { EvidenceKind } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { enterFigure } from "#app/services/enter-figure.server.ts"
import { explainHole } from "#app/services/explain-hole.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { listScores } from "#app/services/list-scores.server.ts"
import { readChecklist } from "#app/services/read-checklist.server.ts"
import { readDossier, readDossiers } from "#app/services/read-dossiers.server.ts"
import { readItem } from "#app/services/read-item.server.ts"
import { readItemEvidence, viewLinks } from "#app/services/read-item-evidence.server.ts"
import { takeDossier } from "#app/services/take-dossier.server.ts"
import { db } from "#db/client.server.ts"
import { dossier } from "#db/schema/dossiers.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makePdf } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

/** What an outside assessor is shown who holds the redacted edition: nothing that its dossier would not show. */

const t = translate("id")
const ITEM = "R-02"
const NIK = "3510011234560001"
const MASKED = "•••••••••••••001"

async function scene() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  const positionId = await makePosition(unitId, "Kasubsi Bimaswat", koordinator)
  const cycleId = await makeCycle(koordinator, applicantId)
  await assignItems(koordinator, cycleId, { items: [ITEM], positionId, dueDate: "2020-01-31" })
  await answerItem(koordinator, cycleId, ITEM, {
    version: 1,
    level: 1,
    notApplicable: false,
    narrative: `Diajar oleh NIK ${NIK}.`,
    gapReason: `Menunggu ${NIK}.`,
    intent: "save",
  } as never)
  const asesor = await makeActor(unitId, "asesor", { cycleId, edition: "redacted" })
  const full = await makeActor(unitId, "asesor", { cycleId, edition: "full" })
  const admin = await makeActor(unitId, "admin")
  return { unitId, cycleId, koordinator, positionId, asesor, full, admin }
}

async function prove(
  actor: Actor,
  at: { unitId: string; cycleId: string; hint: string },
  file: { kind: EvidenceKind; title: string },
) {
  const stored = await putStream([await makePdf(file.title)] as never, { maxBytes: 1e7 })
  return addEvidence(actor, {
    unitId: at.unitId,
    file: { ...stored, mediaType: "application/pdf", pages: 1, width: null, height: null },
    fileName: `${file.title}.pdf`,
    title: file.title,
    kind: file.kind,
    periodFrom: "2026-01-01",
    periodTo: "2026-06-30",
    link: { cycleId: at.cycleId, item: ITEM, hint: at.hint, label: `Baris ${NIK}` },
  })
}

const pageOf = async (actor: Actor, cycleId: string) => {
  const page = await readItem(db, actor, cycleId, ITEM, "id", t)
  return {
    view: page.view,
    files: viewLinks(page.item, page.cycle, page.evidence, { ...page, language: "id" }),
  }
}
const paperOf = async (actor: Actor, cycleId: string) =>
  (await readChecklist(db, actor, cycleId, ITEM, "id", t)).parts.flatMap(({ items }) => items)[0]
const hintsOf = (hints: readonly { key: string; isThere: boolean | null }[] = []) =>
  Object.fromEntries(hints.map(({ key, isThere }) => [key, isThere]))

test("every free text of an item comes to a redacted seat as its dossier prints it", async () => {
  const { unitId, cycleId, koordinator, asesor, full } = await scene()
  const at = { unitId, cycleId, hint: "timetable" }
  await prove(koordinator, at, { kind: "jadwal", title: `Jadwal ${NIK}` })
  await enterFigure(koordinator, cycleId, {
    figure: "attendance",
    value: "90",
    asOf: "2026-03-31",
    source: `Buku hadir ${NIK}`,
  })
  await explainHole(koordinator, cycleId, ITEM, { hint: "attendance", periods: ["2026-02"], reason: NIK })

  const everything = async (actor: Actor) =>
    JSON.stringify([
      await pageOf(actor, cycleId),
      await paperOf(actor, cycleId),
      await listScores(db, actor, cycleId, "id", t),
      await readItemEvidence(db, actor, { cycleId, item: ITEM }, { q: "", page: 1 } as never, "id"),
    ])
  const shown = await everything(asesor)
  expect(shown).not.toContain(NIK)
  const { view, files } = await pageOf(asesor, cycleId)
  expect(view.answer).toMatchObject({
    narrative: `Diajar oleh NIK ${MASKED}.`,
    gapReason: `Menunggu ${MASKED}.`,
    author: null,
  })
  expect(view.figures).toMatchObject([{ byHand: { source: `Buku hadir ${MASKED}` } }])
  expect(files.links).toMatchObject([{ label: `Baris ${MASKED}`, card: { title: `Jadwal ${MASKED}` } }])
  expect((await paperOf(asesor, cycleId))?.narrative).toBe(`Diajar oleh NIK ${MASKED}.`)
  for (const reader of [full, koordinator]) expect(await everything(reader)).not.toContain("•")
})

test("whoever also has a part in the unit's work reads his own items whole, and others in his seat", async () => {
  const { unitId, cycleId, koordinator, positionId, asesor } = await scene()
  const contributor = await makeActor(unitId, "kontributor")
  const memberships = [...contributor.memberships, ...asesor.memberships]
  const owner = { ...contributor, memberships, positionIds: [positionId] }
  expect((await pageOf(owner, cycleId)).view.answer.narrative).toContain(NIK)
  expect((await pageOf({ ...owner, positionIds: [] }, cycleId)).view.answer.narrative).toContain(MASKED)
  const both = { ...koordinator, memberships: [...koordinator.memberships, ...asesor.memberships] }
  expect((await pageOf(both, cycleId)).view.answer.narrative).toContain(NIK)
})

test("a proof that a reader may not see is neither shown to him nor reported as missing", async () => {
  const { unitId, cycleId, koordinator, asesor, full, admin } = await scene()
  await prove(koordinator, { unitId, cycleId, hint: "timetable" }, { kind: "jadwal", title: "Jadwal" })
  await prove(koordinator, { unitId, cycleId, hint: "attendance" }, { kind: "daftar", title: "Daftar hadir" })
  for (const outsider of [asesor, admin]) {
    const { view, files } = await pageOf(outsider, cycleId)
    expect(hintsOf(view.hints)).toEqual({ timetable: true, curriculum: null, attendance: null })
    expect(hintsOf((await paperOf(outsider, cycleId))?.hints)).toEqual(hintsOf(view.hints))
    expect(view.strips).toEqual([])
    expect(files.links).toHaveLength(1)
  }
  for (const insider of [koordinator, full]) {
    const { view } = await pageOf(insider, cycleId)
    expect(hintsOf(view.hints)).toEqual({ timetable: true, curriculum: false, attendance: true })
    expect(hintsOf((await paperOf(insider, cycleId))?.hints)).toEqual(hintsOf(view.hints))
  }
  expect((await pageOf(koordinator, cycleId)).view.strips.map(({ hint }) => hint)).toEqual([
    "timetable",
    "attendance",
  ])
})

test("an item's day and its delay are the unit's own", async () => {
  const { cycleId, koordinator, asesor, full } = await scene()
  for (const outsider of [asesor, full]) {
    expect((await pageOf(outsider, cycleId)).view.charge).toEqual({
      position: "Kasubsi Bimaswat",
      due: null,
      isOverdue: false,
    })
  }
  expect((await pageOf(koordinator, cycleId)).view.charge.isOverdue).toBe(true)
})

test("who took a dossier and why one failed is told to those who may issue, without the server's paths", async () => {
  const { unitId, cycleId, koordinator, asesor, full } = await scene()
  const peninjau = await makeActor(unitId, "peninjau")
  const { id } = await issueDossier(koordinator, cycleId, { edition: "redacted", language: "id", reason: "" })
  await waitForBuild(id)
  await takeDossier(koordinator, cycleId, id)
  const failed = { state: "failed", failure: "ENOENT: no such file, open '/srv/miqyas/data/x.pdf'" } as const
  await write(systemActor("test"), "system.test", {}, (tx) => tx.update(dossier, eq(dossier.id, id), failed))
  for (const outsider of [asesor, full]) {
    const page = await readDossier(db, outsider, cycleId, id)
    expect(page).toMatchObject({
      downloads: null,
      dossier: { failure: null, taken: null, issuer: null, state: "failed" },
    })
    const list = await readDossiers(db, outsider, cycleId, "id")
    expect(list.dossiers).toMatchObject([{ failure: null, taken: null, issuer: null }])
  }
  for (const insider of [koordinator, peninjau]) {
    const page = await readDossier(db, insider, cycleId, id)
    expect(page.downloads).toMatchObject([{ name: koordinator.name }])
    expect(page.dossier).toMatchObject({
      failure: "ENOENT: no such file, open '…/x.pdf'",
      issuer: { name: koordinator.name },
      taken: { times: 1, last: { name: koordinator.name } },
    })
  }
})
