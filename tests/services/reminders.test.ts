import { desc, eq } from "drizzle-orm"
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { configure } from "#app/config.server.ts"
import { ReminderAddress } from "#app/domain/account-forms.ts"
import { addDays, type Day } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { handInAction } from "#app/services/change-action.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { setDisabled } from "#app/services/manage-account.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { sendReminders } from "#app/services/send-reminders.server.ts"
import { setReminderAddress } from "#app/services/set-reminder-address.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { getReminderAddress } from "#db/queries/accounts.server.ts"
import { membership, user } from "#db/schema/accounts.ts"
import { auditDetail, auditEntry } from "#db/schema/audit.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"
import { type MailServer, startMailServer } from "#tests/helpers/mail-server.ts"
import { refusedWith } from "#tests/helpers/region.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

const SANTRI = "Ahmad Contoh Santri"

let server: MailServer
let unitId: string
let today: Day
let koordinator: Actor
let owner: Actor
let peninjau: Actor
let admin: Actor

/** An instant of the unit's day, or of a later one. */
const at = (hour: number, days = 0) =>
  new Date(`${addDays(today, days)}T${String(hour).padStart(2, "0")}:30:00+07:00`)
const addressees = () => server.received.flatMap(({ to }) => to).sort()
const giveAddress = (actor: Actor, reminderEmail: string | null) =>
  setReminderAddress(actor, { reminderEmail })
const mailFrom = (smtpUrl: string) => configure({ mail: { smtpUrl, from: "miqyas@unit.example" } })

beforeAll(async () => {
  server = await startMailServer()
  unitId = (await makeUnit()).unitId
  today = (await unitDay(db, unitId)).today
  koordinator = await makeActor(unitId, "koordinator")
  owner = await makeActor(unitId, "kontributor")
  peninjau = await makeActor(unitId, "peninjau")
  admin = await makeActor(unitId, "admin")
  owner.positionIds = [await makePosition(unitId, "Kaur Keuangan", owner)]
  await makeSantri(unitId, { name: SANTRI })
  const visitId = await addVisit(koordinator, unitId, {
    ...{ title: "Kunjungan uji", purpose: "monitoring", from: "2024-09-09", until: "2024-09-09" },
    ...{ visitors: [{ office: "Pejabat", institution: "" }], unitsPresent: [], places: [] },
    ...{ summary: "", version: 0 },
  })
  const directionId = await addDirection(koordinator, visitId, {
    ...{ text: "Arahan uji", givenBy: "Pejabat", dueDate: null, version: 0 },
  })
  const make = (title: string, days: number) =>
    createAction(
      koordinator,
      { origin: "direction", directionId },
      {
        ...{ title, detail: `Rincian ${SANTRI}`, positionId: owner.positionIds[0] ?? null },
        ...{ dueDate: addDays(today, days), version: 0 },
      },
    )
  await make(`Panggil wali ${SANTRI}`, -10)
  await make("Segera", 3)
  await handInAction(owner, await make("Diajukan", 5), {
    ...{ outcome: "Selesai", withoutProof: "Sudah diperiksa", version: 1 },
  })
})

beforeEach(() => {
  mailFrom(server.url)
})

afterEach(async () => {
  server.received.length = 0
  server.refused.clear()
  vi.restoreAllMocks()
  configure({ mail: undefined, publicUrl: undefined })
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(user, undefined, { reminderEmail: null, reminderSentOn: null }),
  )
})

afterAll(() => server.stop())

test("whoever gave an address is told once a day how much waits for him, in one connection for all", async () => {
  await giveAddress(owner, "owner@unit.example")
  await giveAddress(peninjau, "peninjau@unit.example")
  const before = server.connections()
  await sendReminders(at(5))
  expect(server.received).toEqual([])
  await sendReminders(at(6))
  expect(server.received.map(({ to }) => to)).toHaveLength(2)
  expect(addressees()).toEqual(["owner@unit.example", "peninjau@unit.example"])
  expect(server.connections() - before).toBe(1)
  await sendReminders(at(7))
  await sendReminders(at(23))
  expect(server.received).toHaveLength(2)
  await sendReminders(at(6, 1))
  expect(server.received).toHaveLength(4)
})

test("it says how many of each kind, the codes, how late they are, and where the list is", async () => {
  configure({ publicUrl: "https://miqyas.example" })
  await giveAddress(owner, "owner@unit.example")
  await sendReminders(at(8))
  const [mail] = server.received
  expect(mail?.head).toMatch(/^From: Miqyas <miqyas@unit.example>$/m)
  expect(mail?.head).toMatch(/^Content-Type: text\/plain/m)
  expect(mail?.head).toMatch(/^Auto-Submitted: auto-generated$/m)
  expect(mail?.subject).toBe("Miqyas: 2 hal menunggu Anda. 1 lewat tenggat.")
  expect(mail?.text).toContain(
    [
      "Tindak lanjut saya yang lewat tenggat: 1",
      "  T-001: lewat 10 hari",
      "",
      "Tindak lanjut saya yang jatuh tempo dalam 7 hari: 1",
      "  T-002",
      "",
      "Buka daftarnya di sini:",
      "https://miqyas.example/inbox",
    ].join("\n"),
  )
})

test("it speaks the account's language, and names the list where no address of the site is known", async () => {
  await giveAddress(peninjau, "peninjau@unit.example")
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(user, eq(user.id, peninjau.userId), { language: "en" }),
  )
  await sendReminders(at(8))
  const [mail] = server.received
  expect(mail?.subject).toBe("Miqyas: 2 things wait for you. 1 is overdue.")
  expect(mail?.text).toContain("Risen after 7 days or more: 1\n  T-001: 10 days late\n")
  expect(mail?.text).toContain("Actions waiting for my review: 1\n  T-003\n")
  expect(mail?.text).toContain("Open Miqyas and choose Waiting for you.")
  expect(mail?.text).not.toContain("://")
})

test("no title, text or name leaves the house", async () => {
  for (const actor of [owner, peninjau]) await giveAddress(actor, `${actor.userId}@unit.example`)
  await sendReminders(at(8))
  expect(server.received).toHaveLength(2)
  const secrets = [SANTRI, "Panggil", "Segera", "Rincian", "Kaur Keuangan", "Arahan", "Lapas", owner.name]
  for (const { head, text } of server.received)
    for (const secret of secrets) expect(head + text).not.toContain(secret)
})

test("an empty inbox, a closed account and one whose role has ended get none", async () => {
  const idle = await makeActor(unitId, "koordinator")
  const closed = await makeActor(unitId, "peninjau")
  const gone = await makeActor(unitId, "peninjau")
  for (const actor of [idle, closed, gone, admin]) await giveAddress(actor, `${actor.userId}@unit.example`)
  await setDisabled(admin, closed.userId, true)
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(membership, eq(membership.userId, gone.userId), { until: "2020-02-02" }),
  )
  await giveAddress(peninjau, "peninjau@unit.example")
  await sendReminders(at(8))
  expect(addressees()).toEqual(["peninjau@unit.example"])
})

test("what the server refuses is tried again, the others go all the same, and the log names no address", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined)
  const other = await makeActor(unitId, "peninjau")
  await giveAddress(owner, "owner@unit.example")
  await giveAddress(peninjau, "peninjau@unit.example")
  await giveAddress(other, "other@unit.example")
  server.refused.add("owner@unit.example").add("peninjau@unit.example")
  await sendReminders(at(8))
  expect(addressees()).toEqual(["other@unit.example"])
  expect(log.mock.calls).toEqual([
    ["A reminder was not sent:", "EENVELOPE 550"],
    ["A reminder was not sent:", "EENVELOPE 550"],
  ])
  server.refused.clear()
  await sendReminders(at(9))
  expect(addressees()).toEqual(["other@unit.example", "owner@unit.example", "peninjau@unit.example"])
})

test("a server that does not answer is asked once, and the reminder follows when it does", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined)
  await giveAddress(owner, "owner@unit.example")
  await giveAddress(peninjau, "peninjau@unit.example")
  const gone = await startMailServer()
  await gone.stop()
  mailFrom(gone.url)
  await sendReminders(at(8))
  expect(log.mock.calls).toEqual([["A reminder was not sent:", expect.stringMatching(/^E[A-Z]+ $/)]])
  mailFrom(server.url)
  await sendReminders(at(9))
  expect(server.received).toHaveLength(2)
})

test("where no mail server is set nothing is sent, and no address is taken", async () => {
  await giveAddress(owner, "owner@unit.example")
  configure({ mail: undefined })
  await sendReminders(at(8))
  expect(server.received).toEqual([])
  expect(await refusedWith(giveAddress(owner, null))).toEqual({
    status: 409,
    key: "auth:account.reminders-none",
  })
})

test("the log tells that an address was given, changed and emptied, and never which", async () => {
  for (const address of ["owner@unit.example", "owner@unit.example", "lain@unit.example", null]) {
    await giveAddress(owner, address)
    expect(await getReminderAddress(db, owner.userId)).toBe(address)
  }
  const entries = await db
    .select({ by: auditEntry.actorId, unitId: auditEntry.unitId, detail: auditDetail.detail })
    .from(auditEntry)
    .innerJoin(auditDetail, eq(auditDetail.sequence, auditEntry.sequence))
    .where(eq(auditEntry.action, "account.set-reminder-address"))
    .orderBy(desc(auditEntry.sequence))
    .limit(3)
  expect(entries.map(({ by }) => by)).toEqual([owner.userId, owner.userId, owner.userId])
  expect(entries.map((entry) => entry.unitId)).toEqual([unitId, unitId, unitId])
  const details = await db.select({ detail: auditDetail.detail }).from(auditDetail)
  expect(details.filter(({ detail }) => detail?.includes("@unit.example"))).toEqual([])
})

test.each([
  ["  nama@contoh.id ", "nama@contoh.id"],
  ["   ", null],
])("%j is kept as %j", (typed, kept) => {
  expect(ReminderAddress.parse({ reminderEmail: typed })).toEqual({ reminderEmail: kept })
})

test.each([
  ["nama", "auth:error.not-an-address"],
  ["nama@contoh.id, lain@contoh.id", "auth:error.not-an-address"],
  ["nama@contoh.id\nBcc: lain@contoh.id", "auth:error.not-an-address"],
  [`${"a".repeat(250)}@contoh.id`, "common:form.too-long"],
])("%j is no address", (typed, key) => {
  const parsed = ReminderAddress.safeParse({ reminderEmail: typed })
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([key])
})
