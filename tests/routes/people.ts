import { and, eq } from "drizzle-orm"
import { loadActor } from "#app/auth/actor.server.ts"
import type { AgreementForm } from "#app/domain/agreement-forms.ts"
import type { VisitForm } from "#app/domain/follow-up-forms.ts"
import type { Actor, Role } from "#app/domain/permissions.ts"
import type { ProductForm } from "#app/domain/product-forms.ts"
import { translate } from "#app/i18n/language.server.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { addAgreement } from "#app/services/edit-agreement.server.ts"
import { addProduct } from "#app/services/edit-product.server.ts"
import { addRegisterRow } from "#app/services/edit-register.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { issuePaper } from "#app/services/issue-paper.server.ts"
import { makeReport } from "#app/services/make-report.server.ts"
import { makeWeeklySheet } from "#app/services/make-weekly-sheet.server.ts"
import { printSheet } from "#app/services/print-sheet.server.ts"
import { recordAttendance } from "#app/services/record-attendance.server.ts"
import { addImtihan } from "#app/services/record-imtihan.server.ts"
import { recordProgress } from "#app/services/record-progress.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { response } from "#db/schema/cycles.ts"
import { setoran } from "#db/schema/progress.ts"
import { positionHolder } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeAccount, TEST_PASSWORD } from "#tests/helpers/accounts.ts"
import { installInstrument, KEMENAG, makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makePosition, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri } from "#tests/helpers/santri.ts"

/** Who comes to every door: nobody signed in, one of each role, one from another unit, one without a role. */
export const VISITORS = [
  "anonymous",
  "koordinator",
  "kontributor",
  "peninjau",
  "pengajar",
  "kalapas",
  "asesor",
  "wilayah",
  "admin",
  "stranger",
  "roleless",
] as const
export type Visitor = (typeof VISITORS)[number]

/** Ids of the one unit, cycle, file … that the visitors ask for, by the name of the route's parameter. */
export type Params = Record<string, string>

/** The item that the kontributor's position owns. */
export const OWN_ITEM = "R-02"

export interface Installation {
  params: Params
  unitId: string
  userIds: Record<Visitor, string>
}

/** A unit with a cycle, a sensitive file, a redacted dossier, and an account for each visitor. */
export async function furnish(): Promise<Installation> {
  const [home, abroad] = [await makeUnit("Lapas Contoh"), await makeUnit("Lapas Lain")]
  const { unitId } = home
  const userIds = { anonymous: "" } as Record<Visitor, string>
  const join = async (name: Visitor, role: Role, grant = {}) => {
    userIds[name] = await makeAccount(name, { unitId, role, ...grant })
  }
  await join("koordinator", "koordinator")
  const koordinator = await actor(userIds.koordinator)
  const instrument = await installInstrument(KEMENAG)
  const cycle = await makeCycle(koordinator, home.applicantId)
  for (const role of ["kontributor", "peninjau", "pengajar", "kalapas", "wilayah", "admin"] as const) {
    await join(role, role)
  }
  await join("asesor", "asesor", { cycleId: cycle })
  await join("stranger", "koordinator", { unitId: abroad.unitId })
  userIds.roleless = await makeAccount("roleless")
  const position = await ownItem(unitId, cycle, userIds.kontributor)
  const { evidence } = await attach(koordinator, cycle, "R-06", {
    name: "surat.pdf",
    kind: "surat",
    text: "Surat",
  })
  const issued = await issueDossier(koordinator, cycle, { edition: "redacted", language: "id", reason: "" })
  await waitForBuild(issued.id)
  const { santri, otherSantri, halaqah, programme } = await enrol(unitId, await actor(userIds.pengajar))
  const session = await holdSession(await actor(userIds.koordinator), halaqah)
  const sheet = await printSheet(await actor(userIds.koordinator), halaqah, { sessionId: session })
  const row = await addRegisterRow(await actor(userIds.koordinator), "facility", unitId, { values: ROOM })
  const paper = await issuePaper(koordinator, santri, {
    kind: "rapor",
    period: { from: "2026-01-01", to: "2026-06-30" },
    language: "id",
  })
  const line = await recordSetoran(koordinator, halaqah, santri)
  const imtihan = await addImtihan(koordinator, halaqah, {
    ...{ title: "Imtihan", day: "2026-01-05", level: null, aspects: ["Tajwid"] },
    ...{ educators: [], examiners: [{ name: "Penguji Contoh", office: "" }] },
  })
  const file = await makeReport(koordinator, unitId, "2026-01")
  const words = { language: "id", t: translate("id") } as const
  const weekly = await makeWeeklySheet(await actor(userIds.koordinator), cycle, words)
  const visit = await addVisit(koordinator, unitId, VISIT)
  const direction = await addDirection(koordinator, visit, {
    ...{ text: "Arahan", givenBy: "Pejabat", dueDate: null, version: 0 },
  })
  const makeAction = (positionId: string | null) =>
    createAction(
      koordinator,
      { origin: "direction", directionId: direction },
      { title: "Tindak lanjut", detail: "", positionId, dueDate: null, version: 0 },
    )
  const [action, otherAction] = [await makeAction(position), await makeAction(null)]
  const agreement = await addAgreement(koordinator, unitId, AGREEMENT)
  const product = await addProduct(koordinator, unitId, PRODUCT)
  const params = {
    file,
    weekly,
    visit,
    action,
    otherAction,
    agreement,
    product,
    imtihan,
    of: "tahfidz",
    line,
    paper,
    unit: unitId,
    hash: "0".repeat(64),
    kind: "facility",
    row,
    draft: "00000000-0000-4000-8000-000000000000",
    santri,
    otherSantri,
    halaqah,
    programme,
    session,
    sheet,
    cycle,
    item: OWN_ITEM,
    evidence: evidence.id,
    dossier: issued.id,
    instrument,
    position,
    applicant: home.applicantId,
    user: userIds.koordinator,
    token: "none",
    "*": "nowhere",
  }
  return { params, unitId, userIds }
}

const VISIT: VisitForm = {
  title: "Kunjungan",
  purpose: "monitoring",
  from: "2026-01-05",
  until: "2026-01-05",
  visitors: [{ office: "Pejabat", institution: "" }],
  unitsPresent: [],
  places: [],
  summary: "",
  version: 0,
}
const AGREEMENT: AgreementForm = {
  partnerName: "Pesantren Contoh",
  partnerKind: "pesantren",
  number: "1",
  title: "Tahsin",
  parties: "",
  signedOn: "2026-01-02",
  startsOn: "2026-01-05",
  expiresOn: null,
  note: "",
  document: "",
}
const PRODUCT: ProductForm = {
  name: "Tas rajut",
  description: "",
  price: 125_000,
  priceUnit: "per buah",
  availability: "tersedia",
  maker: "",
  makerGroup: "",
  photo: "",
}
const ROOM = { kind: "room", name: "Aula", condition: "baik", quantity: 1 }

async function actor(userId: string): Promise<Actor> {
  return loadActor(db, { userId, name: "x" }, new Date())
}

/** Two santri of the unit: one in the halaqah of the ustadz, and one in none. */
async function enrol(unitId: string, teacher: Actor) {
  const [santri, otherSantri] = (await makeSantri(
    unitId,
    { registerNumber: "REG-1001" },
    { registerNumber: "REG-1002" },
  )) as [string, string]
  const { halaqahId, programmeId } = await makeHalaqah(unitId, { members: [santri], teacher })
  return { santri, otherSantri, halaqah: halaqahId, programme: programmeId }
}

/** A session of a halaqah whose attendance is written down. */
async function holdSession(koordinator: Actor, halaqahId: string): Promise<string> {
  const lesson = { day: "2026-01-05", startsAt: "08:00" }
  const form = { version: 0, educatorId: null, topic: "", initialled: false, marks: {} }
  return (await recordAttendance(koordinator, halaqahId, { lesson }, form)).sessionId
}

/** A setoran of a santri of the halaqah. */
async function recordSetoran(koordinator: Actor, halaqahId: string, santriId: string): Promise<string> {
  const day = { day: "2026-01-05", programmeId: undefined, akhlak: false, kitabId: undefined }
  const marks = { kelancaran: null, tajwid: null, makhraj: null, adab: null }
  const entry = { of: "tahfidz", said: { kind: "ziyadah", ayahFrom: 1, ayahTo: 7, ...marks } } as const
  const line = { santriId, seen: 0, entries: [entry], completes: null, note: "" }
  await recordProgress(
    koordinator,
    halaqahId,
    { ...day, mode: "bandongan" },
    { lines: [line], educatorId: null },
  )
  const [recorded] = await db.select({ id: setoran.id }).from(setoran).where(eq(setoran.santriId, santriId))
  if (recorded === undefined) throw new Error("Nothing was recorded")
  return recorded.id
}

async function ownItem(unitId: string, cycleId: string, userId: string): Promise<string> {
  const positionId = await makePosition(unitId, "Kaur Keuangan")
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await tx.insert(positionHolder, {
      id: newId(),
      unitId,
      positionId,
      userId,
      name: "kontributor",
      standing: "definitif",
      from: "2020-01-01",
    })
    const own = and(eq(response.cycleId, cycleId), eq(response.item, OWN_ITEM))
    await tx.update(response, own, { positionId })
  })
  return positionId
}

/** Signs a visitor in at the door everybody uses. @returns the cookie. */
export async function cookieOf(url: string, visitor: Visitor): Promise<string> {
  if (visitor === "anonymous") return ""
  const answer = await fetch(`${url}/login`, {
    method: "POST",
    headers: { Origin: url, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ username: visitor, password: TEST_PASSWORD }),
    redirect: "manual",
  })
  if (answer.status !== 303) throw new Error(`"${visitor}" was not let in: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ")
}
