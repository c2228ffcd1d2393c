import { beforeEach, expect, test } from "vitest"
import type { AgreementForm } from "#app/domain/agreement-forms.ts"
import { addDays, type Day, dayIn } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { agreementAction } from "#app/http/agreement-actions.server.ts"
import { NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { addAgreement, editAgreement, endAgreement } from "#app/services/edit-agreement.server.ts"
import { editEvidence } from "#app/services/edit-evidence.server.ts"
import { linkEvidence } from "#app/services/link-evidence.server.ts"
import { readAgreement, readAgreementList, readNewAgreement } from "#app/services/read-agreements.server.ts"
import { readCycle } from "#app/services/read-cycle.server.ts"
import { readEvidence } from "#app/services/read-evidence.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { requireEvidence } from "#db/queries/evidence.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { alsoIn, formPost, makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

let unitId: string
let applicantId: string
let koordinator: Actor
let document: { id: string; code: string }
let today: Day

beforeEach(async () => {
  const unit = await makeUnit()
  unitId = unit.unitId
  applicantId = unit.applicantId
  koordinator = await makeActor(unitId, "koordinator")
  document = await makeDocument("PKS tahsin")
  today = dayIn(new Date(), "Asia/Jakarta")
})

async function makeDocument(text: string) {
  const { evidence } = await attach(koordinator, undefined, undefined, {
    name: `${text}.pdf`,
    kind: "surat",
    text: `${text} ${unitId}`,
  })
  return { id: evidence.id, code: evidenceCode(evidence.number) }
}

function formOf(more: Partial<AgreementForm> = {}): AgreementForm {
  return {
    partnerName: "Pesantren Contoh Al-Hikmah",
    partnerKind: "pesantren",
    number: "W15/PKS/01/2026",
    title: "Pembinaan tahsin",
    parties: "Kepala Lapas\nPengasuh",
    signedOn: "2026-01-02",
    startsOn: "2026-01-05",
    expiresOn: addDays(today, 25),
    note: "",
    document: document.code,
    ...more,
  }
}

async function refusalOf(work: Promise<unknown>): Promise<[number, string] | undefined> {
  try {
    await work
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    return [thrown.status, (await thrown.json()).key]
  }
}

const daysOf = async (id = document.id) => {
  const { kind, periodFrom, periodTo, validUntil } = await requireEvidence(db, koordinator, id)
  return [kind, periodFrom, periodTo, validUntil]
}

test("the document of an agreement is valid as long as it is, and follows its changes", async () => {
  const id = await addAgreement(koordinator, unitId, formOf())
  expect(await daysOf()).toEqual(["perjanjian", "2026-01-05", addDays(today, 25), addDays(today, 25)])
  await editAgreement(
    koordinator,
    { id, version: 1 },
    formOf({ startsOn: "2026-02-01", expiresOn: "2029-12-31" }),
  )
  expect(await daysOf()).toEqual(["perjanjian", "2026-02-01", "2029-12-31", "2029-12-31"])
  const end = { endedOn: addDays(today, 3), endedReason: "Mitra pindah" }
  await endAgreement(koordinator, { id, version: 2 }, end)
  expect(await daysOf()).toEqual(["perjanjian", "2026-02-01", end.endedOn, end.endedOn])
  expect(await readAgreement(db, koordinator, id)).toMatchObject({
    ...end,
    standing: { state: "ending", step: 7 },
  })
})

test("readiness sees an agreement that ends before the visit, without a word said to it", async () => {
  const cycleId = await makeCycle(koordinator, applicantId, { visitDate: addDays(today, 40) })
  await linkEvidence(koordinator, [document.id], { cycleId, item: "R-02", hint: "curriculum" })
  const urgent = async () =>
    (await readCycle(db, koordinator, cycleId)).readiness.urgent.filter(({ item }) => item === "R-02")
  expect(await urgent()).toEqual([])
  const id = await addAgreement(koordinator, unitId, formOf())
  const expiring = { code: "expires-before-visit", item: "R-02", evidence: document.id }
  expect(await urgent()).toEqual([{ ...expiring, validUntil: addDays(today, 25) }])
  await editAgreement(koordinator, { id, version: 1 }, formOf({ expiresOn: addDays(today, 40) }))
  expect(await urgent()).toEqual([])
})

test("the document cannot be taken away or given other days, and its page names the agreement", async () => {
  const id = await addAgreement(koordinator, unitId, formOf())
  expect(await refusalOf(removeEvidence(koordinator, document.id))).toEqual([
    409,
    "evidence:refusal.agreement",
  ])
  const page = await readEvidence(db, koordinator, document.id, "id")
  expect(page.usedBy).toEqual([{ kind: "agreement", id, title: "Pembinaan tahsin" }])
  expect(page.may.remove).toBe(false)
  const { version, periodFrom, periodTo, validUntil } = page
  const edit = { title: "PKS", kind: "perjanjian", periodFrom, periodTo, supersedesId: null } as const
  const late = editEvidence(koordinator, document.id, version, { ...edit, validUntil: "2031-01-01" })
  expect(await refusalOf(late)).toEqual([409, "evidence:refusal.days-of-agreement"])
  expect(await editEvidence(koordinator, document.id, version, { ...edit, validUntil })).toMatchObject({
    ok: true,
  })
  await editAgreement(koordinator, { id, version: 1 }, formOf({ document: "" }))
  expect(await refusalOf(removeEvidence(koordinator, document.id))).toBeUndefined()
})

test("a renewal takes the place of the old one, once, and both tell of each other", async () => {
  const old = await addAgreement(koordinator, unitId, formOf())
  const begun = await readNewAgreement(db, koordinator, old)
  expect(begun.typed).toMatchObject({
    partnerName: "Pesantren Contoh Al-Hikmah",
    startsOn: addDays(today, 26),
  })
  expect(begun.typed).not.toHaveProperty("document")
  const next = formOf({ startsOn: addDays(today, 26), expiresOn: addDays(today, 400), document: "" })
  const renewed = await addAgreement(koordinator, unitId, { ...next, replacesId: old })
  expect((await readAgreement(db, koordinator, renewed)).chain.map((line) => line.id)).toEqual([old, renewed])
  expect(await readAgreement(db, koordinator, old)).toMatchObject({
    standing: { state: "running", daysLeft: 25 },
    may: { renew: false },
  })
  const again = addAgreement(koordinator, unitId, { ...next, replacesId: old })
  expect(await refusalOf(again)).toEqual([409, "partner:refusal.renewed-already"])
})

test("what does not fit is refused: a stale form, no evidence, another agreement's document, a day outside", async () => {
  const id = await addAgreement(koordinator, unitId, formOf())
  const edit = (form: AgreementForm, version = 1) => editAgreement(koordinator, { id, version }, form)
  expect(await refusalOf(edit(formOf(), 9))).toEqual([409, "partner:refusal.stale"])
  expect(await refusalOf(edit(formOf({ document: "B-999" })))).toEqual([422, "partner:refusal.no-document"])
  expect(await refusalOf(addAgreement(koordinator, unitId, formOf()))).toEqual([
    422,
    "partner:refusal.document-taken",
  ])
  const end = (endedOn: Day) =>
    endAgreement(koordinator, { id, version: 1 }, { endedOn, endedReason: "Selesai" })
  expect(await refusalOf(end("2026-01-04"))).toEqual([422, "partner:refusal.end-outside"])
  expect(await refusalOf(end(addDays(today, 25)))).toEqual([422, "partner:refusal.end-outside"])
})

test("with several units a new agreement is of the one chosen, and a renewal of that of the old one", async () => {
  const other = (await makeUnit()).unitId
  const both = alsoIn(koordinator, other)
  const staff = await makeActor(other, "koordinator")
  const typed = { ...formOf({ document: "" }), expiresOn: addDays(today, 25) }
  const send = (more: Record<string, string>, actor = both) =>
    agreementAction(actor, "new", formPost({ ...typed, ...more }))
  expect(await send({})).toMatchObject({ status: 422, answer: { errors: { unitId: NO_UNIT } } })
  await send({ unitId: other })
  const [old] = (await readAgreementList(db, staff)).lines
  const renews = old?.id ?? ""
  const lost = { status: 422, answer: { refused: { key: "partner:refusal.no-older" }, values: { renews } } }
  expect(await send({ renews }, koordinator)).toMatchObject(lost)
  expect((await send({ renews })).to).toContain("notice=created")
  expect((await readAgreementList(db, staff)).lines).toHaveLength(2)
})

test("a version that no row can have is a stale one", async () => {
  const id = await addAgreement(koordinator, unitId, formOf())
  const end = { intent: "end", endedOn: addDays(today, 3), endedReason: "Selesai" }
  for (const version of ["1.5", "Infinity", "3000000000"])
    expect(await agreementAction(koordinator, id, formPost({ ...end, version }))).toMatchObject({
      status: 409,
      answer: { at: "end", stored: { version: 1 } },
    })
})

test("an agreement that was ended keeps the day of its end within its run", async () => {
  const id = await addAgreement(koordinator, unitId, formOf())
  const endedOn = addDays(today, 3)
  await endAgreement(koordinator, { id, version: 1 }, { endedOn, endedReason: "Selesai" })
  const edit = (days: Partial<AgreementForm>) =>
    editAgreement(koordinator, { id, version: 2 }, formOf({ ...days, signedOn: "2026-01-02" }))
  const outside = [422, "partner:refusal.end-outside"]
  expect(await refusalOf(edit({ startsOn: addDays(today, 4) }))).toEqual(outside)
  expect(await refusalOf(edit({ expiresOn: endedOn }))).toEqual(outside)
  expect(await daysOf()).toEqual(["perjanjian", "2026-01-05", endedOn, endedOn])
  expect(await refusalOf(edit({ startsOn: endedOn, expiresOn: null }))).toBeUndefined()
  expect(await daysOf()).toEqual(["perjanjian", endedOn, endedOn, endedOn])
})

test("who may only see changes nothing, and another unit knows of none", async () => {
  const id = await addAgreement(koordinator, unitId, formOf())
  const kalapas = await makeActor(unitId, "kalapas")
  expect((await readAgreementList(db, kalapas)).lines.map((line) => line.id)).toEqual([id])
  expect((await refusalOf(editAgreement(kalapas, { id, version: 1 }, formOf())))?.[0]).toBe(403)
  expect((await refusalOf(addAgreement(kalapas, unitId, formOf())))?.[0]).toBe(403)
  const stranger = await makeActor((await makeUnit()).unitId, "koordinator")
  expect((await refusalOf(readAgreement(db, stranger, id)))?.[0]).toBe(404)
  expect((await readAgreementList(db, stranger)).lines).toEqual([])
})
