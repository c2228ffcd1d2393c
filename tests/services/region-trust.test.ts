import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { regionFilesAction } from "#app/http/region-actions.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { takeExchangeFile } from "#app/services/exchange-file.server.ts"
import { makeLetter, readOffice } from "#app/services/make-letter.server.ts"
import { makeReport } from "#app/services/make-report.server.ts"
import { readOwnReports, readRegionFiles, readRegionLetters } from "#app/services/read-exchange.server.ts"
import { readLetter, retireOfficeKey, trustOffice } from "#app/services/read-letter.server.ts"
import { readReports, trustAndRead } from "#app/services/read-reports.server.ts"
import { fileText, sealContent } from "#app/services/signed-file.server.ts"
import { retireKey } from "#app/services/trust-key.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listKeysOf } from "#db/queries/exchange.server.ts"
import { exchangeFile } from "#db/schema/exchange.ts"
import { readinessMark } from "#db/schema/readiness.ts"
import { unit } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeActor } from "#tests/helpers/fixtures.ts"
import { foreignReport, furnishRegion, placeUnit, refusedWith } from "#tests/helpers/region.ts"

let korwil: string
let here: string
let far: string
let wilayah: Actor
let koordinator: Actor
let today: string

beforeAll(async () => {
  ;({ korwil, here, far, wilayah, koordinator, today } = await furnishRegion())
})

const words = { language: "id" as const, t: translate("id") }
const LETTER = {
  subject: "Arahan",
  directions: [{ text: "Lengkapi", dueDate: null }],
  instrument: null,
}
const report = (signer: string, more: Parameters<typeof foreignReport>[2] = {}) =>
  foreignReport(today, signer, more)
const read = async (text: string) => (await readReports(wilayah, [{ name: "x", text }]))[0]
const keysOf = (text: string) => listKeysOf(db, (JSON.parse(text) as { fingerprint: string }).fingerprint)
const letterText = async (units: string[]) =>
  (await takeExchangeFile(wilayah, await makeLetter(wilayah, { ...LETTER, units }))).text
/** What the page answers to a trusted key. */
const post = async (fields: Record<string, string>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries({ intent: "trust", ...fields })) body.set(name, value)
  const request = new Request("http://localhost/", { method: "POST", body })
  const answer = await regionFilesAction(request, wilayah, words)
  if (answer === "saved") throw new Error("Nothing was trusted")
  return answer
}

test("a month that comes late is taken in, and never over a later file of that month", async () => {
  const signer = newId()
  const late = addDays(`${today.slice(0, 7)}-01`, -1)
  const text = report(signer, { ready: 3 })
  expect(await trustAndRead(wilayah, far, { name: "x", text })).toMatchObject({ outcome: "taken" })
  expect(await read(report(signer, { asOf: late, ready: 2 }))).toMatchObject({ outcome: "taken" })
  expect(await read(report(signer, { asOf: late, ready: 1, madeAt: `${late}T04:00:00.000Z` }))).toMatchObject(
    {
      fault: "older",
    },
  )
  const marks = await db.select().from(readinessMark).where(eq(readinessMark.unitId, far))
  expect(marks.map(({ ready }) => ready).sort()).toEqual([2, 3])
  expect((await readRegionFiles(db, wilayah, { month: late.slice(0, 7), language: "id" })).missing).toEqual(
    [],
  )
})

test("a file from a clock far ahead is refused: all that follows it would be older", async () => {
  const signer = newId()
  await trustAndRead(wilayah, far, { name: "x", text: report(signer, { cycles: [] }) })
  expect(await read(report(signer, { ready: 4, madeAt: "2999-01-01T00:00:00.000Z" }))).toMatchObject({
    fault: "future",
  })
})

test("a key that was retired by mistake, or trusted for the wrong unit, is asked for again", async () => {
  const signer = newId()
  const text = report(signer, { ready: 6 })
  await trustAndRead(wilayah, here, { name: "x", text })
  const [wrong] = await keysOf(text)
  await retireKey(wilayah, here, wrong?.id ?? "")
  expect(await read(text)).toMatchObject({ fault: "retired", says: { unit: "Lapas Jauh" } })
  const [line] = (await post({ unitId: here, name: "x", text })).results
  expect(line).toMatchObject({ outcome: "known" })
})

test("a letter, or an office, gives no key a unit's trust", async () => {
  const letter = await letterText([here])
  expect(await trustAndRead(wilayah, far, { name: "x", text: letter })).toMatchObject({ fault: "other-kind" })
  expect(await keysOf(letter)).toEqual([])
  const text = report(newId())
  expect(await refusedWith(trustAndRead(wilayah, korwil, { name: "x", text }))).toMatchObject({ status: 404 })
  const { units } = await readRegionFiles(db, wilayah, { month: null, language: "id" })
  expect(units.map(({ name }) => name)).toEqual(["Lapas Jauh", "Lapas Sini"])
})

test("a key that cannot be trusted so keeps its file on the page, with the reason", async () => {
  const text = report(newId(), { cycles: [] })
  const says = { unit: "Lapas Jauh", text }
  expect((await post({ unitId: "", name: "a.json", text })).results).toMatchObject([
    { name: "a.json", outcome: "refused", text: "Pilih unit pemilik kunci.", says },
  ])
  await trustAndRead(wilayah, far, { name: "x", text })
  const [line] = (await post({ unitId: here, name: "a.json", text })).results
  expect(line).toMatchObject({ outcome: "refused", says })
  expect(line?.text).toContain("unit lain")
})

test("a letter to many units is kept once, and goes to units below its office alone", async () => {
  const count = async () => (await db.select().from(exchangeFile)).length
  const before = await count()
  await letterText([here, far])
  expect((await count()) - before).toBe(1)
  expect((await readRegionLetters(db, wilayah, "id")).letters[0]?.to).toEqual(["Lapas Jauh", "Lapas Sini"])
  const second = await placeUnit("Korwil Lain", null, "korwil")
  const stranger = await placeUnit("Lapas Lain", second)
  const both: Actor = {
    ...wilayah,
    memberships: [
      ...wilayah.memberships,
      { role: "wilayah", unitIds: [second, stranger], cycleId: null, edition: null },
    ],
  }
  expect((await readOffice(db, both)).below.map(({ name }) => name)).toEqual(["Lapas Jauh", "Lapas Sini"])
  expect(await refusedWith(makeLetter(both, { ...LETTER, units: [stranger] }))).toMatchObject({ status: 404 })
})

test("nobody takes a file that was made by or for others", async () => {
  const own = await makeReport(koordinator, here, today.slice(0, 7))
  expect(await refusedWith(takeExchangeFile(wilayah, own))).toMatchObject({ status: 403 })
  const elsewhere = await makeActor(far, "koordinator")
  expect(await refusedWith(takeExchangeFile(elsewhere, own))).toMatchObject({ status: 404 })
  const letter = await makeLetter(wilayah, { ...LETTER, units: [here] })
  expect(await refusedWith(takeExchangeFile(koordinator, letter))).toMatchObject({ status: 404 })
  const [came] = (await db.select().from(exchangeFile)).filter(({ way }) => way === "read")
  expect(await refusedWith(takeExchangeFile(wilayah, came?.id ?? ""))).toMatchObject({ status: 404 })
})

test("an office that is new is put into the tree where its kind belongs, a second of its kind nowhere", async () => {
  const kanwil = await placeUnit("Kanwil Contoh", null, "kanwil")
  const alone = await placeUnit("Lapas Sendiri", kanwil)
  const head = await makeActor(alone, "kalapas")
  const letterOf = (kind: string, name: string) => {
    const signer = newId()
    const value = {
      ...(JSON.parse(letter) as { content: object }).content,
      id: newId(),
      from: { id: signer, kind, name },
      to: [{ unitId: alone, name: "Lapas Sendiri", fingerprint: null }],
    }
    return { signer, text: fileText(signer, sealContent(signer, value)) }
  }
  const letter = await letterText([here])
  const { signer, text } = letterOf("korwil", "Korwil Baru")
  expect(await trustOffice(head, alone, text)).toMatchObject({ outcome: "taken" })
  const parents = new Map((await db.select().from(unit)).map(({ id, parentId }) => [id, parentId]))
  expect([parents.get(alone), parents.get(signer), parents.get(kanwil)]).toEqual([signer, kanwil, null])
  const other = letterOf("korwil", "Korwil Kedua").text
  expect(await trustOffice(head, alone, other)).toMatchObject({ fault: "not-above" })
  expect(await keysOf(other)).toEqual([])

  await retireOfficeKey(head, [alone], (await keysOf(text))[0]?.id ?? "")
  expect(await readLetter(head, alone, text)).toMatchObject({
    fault: "retired",
    says: { from: "Korwil Baru" },
  })
  expect(await trustOffice(head, alone, text)).toMatchObject({ outcome: "known" })
})

test("the month is due until each unit has made a file of it that reaches its end", async () => {
  const isDue = async () => (await readOwnReports(db, koordinator, "id")).isDue
  const due = addDays(`${today.slice(0, 7)}-01`, -1)
  expect(await isDue()).toBe(true)
  const id = await makeReport(koordinator, here, due.slice(0, 7))
  expect(await isDue()).toBe(false)
  const early = new Date(`${due}T03:00:00Z`)

  await write(systemActor("test"), "system.test", { unitId: here }, (tx) =>
    tx.update(exchangeFile, eq(exchangeFile.id, id), { madeAt: early }),
  )
  expect(await isDue()).toBe(true)
})
