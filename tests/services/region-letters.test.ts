import { and, eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { INSTRUMENT_LENGTH } from "#app/domain/region-letter.ts"
import { takeExchangeFile } from "#app/services/exchange-file.server.ts"
import { makeLetter } from "#app/services/make-letter.server.ts"
import { addUnit, editUnit } from "#app/services/manage-unit.server.ts"
import { readLetter, retireOfficeKey, trustOffice } from "#app/services/read-letter.server.ts"
import { fileText, sealContent } from "#app/services/signed-file.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listKeysOf } from "#db/queries/exchange.server.ts"
import { exchangeFile } from "#db/schema/exchange.ts"
import { instrument } from "#db/schema/instruments.ts"
import { unit } from "#db/schema/units.ts"
import { direction } from "#db/schema/visits.ts"
import { systemActor, write } from "#db/write.server.ts"
import { installInstrument, KEMENAG } from "#tests/helpers/cycles.ts"
import { makeActor } from "#tests/helpers/fixtures.ts"
import { foreignReport, furnishRegion, placeUnit, refusedWith } from "#tests/helpers/region.ts"

let korwil: string
let here: string
let far: string
let foreign: string
let wilayah: Actor
let koordinator: Actor
let today: string

beforeAll(async () => {
  ;({ korwil, here, far, foreign, wilayah, koordinator, today } = await furnishRegion())
})

const LETTER = { subject: "Tindak lanjut", directions: [{ text: "Lengkapi bukti", dueDate: null }] }
const lettersTo = async (units: string[], more = {}) => {
  const id = await makeLetter(wilayah, { ...LETTER, units, instrument: null, ...more })
  return (await takeExchangeFile(wilayah, id)).text
}
const directionsOf = (unitId: string) => db.select().from(direction).where(eq(direction.unitId, unitId))

test("a letter is read once its office's key was compared, and reading it twice adds nothing", async () => {
  const text = await lettersTo([here])
  expect(await readLetter(koordinator, here, text)).toMatchObject({ outcome: "refused", fault: "untrusted" })
  expect(await directionsOf(here)).toEqual([])
  expect(await trustOffice(koordinator, here, text)).toMatchObject({ outcome: "taken", directions: 1 })
  expect(await readLetter(koordinator, here, text)).toMatchObject({ outcome: "known" })
  expect(await directionsOf(here)).toMatchObject([
    { text: "Lengkapi bukti", origin: "region", givenBy: "Korwil Contoh", number: 1 },
  ])
})

test("a letter that was changed, written to others or by others is refused", async () => {
  const text = await lettersTo([here])
  expect(await readLetter(koordinator, here, text.replace("Lengkapi", "Hapuskan"))).toMatchObject({
    fault: "tampered",
  })
  expect(await readLetter(koordinator, here, await lettersTo([far]))).toMatchObject({
    fault: "not-addressed",
  })
  expect(await readLetter(koordinator, here, foreignReport(today, newId()))).toMatchObject({
    fault: "other-kind",
  })
  const { content } = JSON.parse(text) as { content: { from: object } }
  const stranger = { ...content, id: newId(), from: { ...content.from, id: foreign, name: "Lapas Asing" } }
  const forged = fileText(foreign, sealContent(foreign, stranger))
  expect(await readLetter(koordinator, here, forged)).toMatchObject({ fault: "not-above" })
  const { fingerprint } = JSON.parse(text) as { fingerprint: string }
  const [key] = await listKeysOf(db, fingerprint)
  await retireOfficeKey(koordinator, [here], key?.id ?? "")
  expect(await readLetter(koordinator, here, text)).toMatchObject({ fault: "retired" })
  expect(await directionsOf(here)).toHaveLength(1)
})

test("an instrument that is too long to go along is refused in words, and no letter is made", async () => {
  const long = newId()
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.insert(instrument, {
      id: long,
      key: "instrumen-panjang",
      version: "1",
      contentHash: "0".repeat(64),
      content: "x".repeat(INSTRUMENT_LENGTH + 1),
      addedAt: new Date(),
    }),
  )
  const before = await db.$count(exchangeFile)
  expect(await refusedWith(lettersTo([here], { instrument: long }))).toEqual({
    status: 422,
    key: "region:error.instrument-too-long",
  })
  expect(await db.$count(exchangeFile)).toBe(before)
})

test("an instrument that comes along is installed as a draft; a version with other content is refused whole", async () => {
  const signer = newId()
  const alone = await placeUnit("Lapas Sendiri", null)
  const head = await makeActor(alone, "kalapas")
  const instrumentId = await installInstrument(KEMENAG)
  const [known] = await db.select().from(instrument).where(eq(instrument.id, instrumentId))
  const base = JSON.parse(await lettersTo([here], { instrument: instrumentId })) as {
    content: { instrument: { content: string } }
  }
  const letter = (version: string, change: object = {}) => {
    const content = canonicalJson({ ...JSON.parse(known?.content ?? ""), version, ...change })
    const { contentHash } = { contentHash: sealContent(signer, JSON.parse(content)).sha256 }
    const value = {
      ...base.content,
      id: newId(),
      from: { id: signer, kind: "korwil", name: "Korwil Baru" },
      to: [{ unitId: alone, name: "Lapas Sendiri", fingerprint: null }],
      instrument: { key: KEMENAG, version, contentHash, content },
    }
    return fileText(signer, sealContent(signer, value))
  }
  expect(await trustOffice(head, alone, letter("9"))).toMatchObject({
    outcome: "taken",
    instrument: `${KEMENAG}@9`,
  })
  const installed = await db
    .select()
    .from(instrument)
    .where(and(eq(instrument.key, KEMENAG), eq(instrument.version, "9")))
  expect(installed.map(({ content }) => JSON.parse(content).status)).toEqual(["draft-unverified"])
  const [below] = await db.select().from(unit).where(eq(unit.id, alone))
  expect(below?.parentId).toBe(signer)
  expect(await readLetter(head, alone, letter("9", { effectiveFrom: "2020-01-01" }))).toMatchObject({
    fault: "instrument-differs",
  })
  expect(await readLetter(head, alone, letter("10", { status: "verified" }))).toMatchObject({
    fault: "instrument-unreadable",
  })
  expect(await directionsOf(alone)).toHaveLength(1)
})

test("an admin adds units below his own, of a kind that belongs there", async () => {
  const admin = await makeActor(korwil, "admin")
  const all = { role: "admin" as const, cycleId: null, edition: null }
  const form = { name: "Rutan Baru", shortName: "Rutan", timeZone: "Asia/Jakarta" as const, address: "" }
  const id = await addUnit(admin, { ...form, kind: "upt", parentId: korwil })
  const [added] = await db.select().from(unit).where(eq(unit.id, id))
  expect(added).toMatchObject({ name: "Rutan Baru", parentId: korwil })
  expect(await refusedWith(addUnit(admin, { ...form, kind: "kanwil", parentId: korwil }))).toMatchObject({
    status: 422,
  })
  const profile = { ...form, letterheadLines: [], letterheadAddress: "", letterheadContact: "" }
  for (const kind of ["korwil", "pusat"] as const)
    expect(
      await refusedWith(
        editUnit({ ...admin, memberships: [{ ...all, unitIds: [id] }] }, id, { ...profile, kind }),
      ),
    ).toMatchObject({
      status: 422,
      key: "admin:error.kind-between",
    })
  expect(await refusedWith(editUnit(admin, korwil, { ...profile, kind: "upt" }))).toMatchObject({
    status: 422,
  })
  expect(await refusedWith(addUnit(admin, { ...form, kind: "upt", parentId: here }))).toMatchObject({
    status: 403,
  })
})
