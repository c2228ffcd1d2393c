import { eq } from "drizzle-orm"
import { beforeAll, expect, test } from "vitest"
import { addDays } from "#app/domain/dates.ts"
import { ImtihanForm, type TypedResult } from "#app/domain/imtihan.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { resultsAction } from "#app/http/imtihan-actions.server.ts"
import { imtihanOf } from "#app/services/gather-rapor.server.ts"
import { gatherSyahadah, listSyahadahBases } from "#app/services/gather-syahadah.server.ts"
import { readImtihan, readImtihanList } from "#app/services/read-imtihan.server.ts"
import { addImtihan, recordResults } from "#app/services/record-imtihan.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { levelCompletion } from "#db/schema/papers.ts"
import { grade, programmeLevel } from "#db/schema/programmes.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeHalaqah, makeSantri } from "#tests/helpers/santri.ts"

let unitId: string
let koordinator: Actor
let halaqahId: string
let educatorId: string
let today: string
let [first, second] = ["", ""]

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
  today = (await unitDay(db, unitId)).today
  const members = await makeSantri(unitId, { registerNumber: "I-1" }, { registerNumber: "I-2" })
  ;[first, second] = members as [string, string]
  const made = await makeHalaqah(unitId, { members })
  halaqahId = made.halaqahId
  educatorId = made.educatorId
  const { programmeId } = made
  await write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await tx.insert(programmeLevel, { id: newId(), unitId, programmeId, number: 1, name: "Juz 30" })
    await tx.remove(grade, eq(grade.programmeId, programmeId))
    const scale = [
      { code: "A", name: "Mumtaz", lowest: "85", passes: true, rank: 3 },
      { code: "B", name: "Jayyid", lowest: "70", passes: true, rank: 2 },
      { code: "C", name: "Mengulang", lowest: "0", passes: false, rank: 1 },
    ]
    await tx.insert(
      grade,
      scale.map((one) => ({ id: newId(), unitId, programmeId, ...one })),
    )
  })
})

function form(more: Record<string, unknown> = {}) {
  return ImtihanForm.parse({
    title: "Imtihan juz 30",
    day: today,
    level: "1",
    aspects: "Kelancaran\nTajwid",
    educators: [educatorId],
    examiners: "Penguji Contoh, Kasi Pendidikan (contoh)",
    ...more,
  })
}

function line(marks: string[], predicate = "", note = ""): TypedResult {
  return { marks, predicate, note }
}

function recited(surah: string, from = "", to = "", marks = ["90", "90"]): TypedResult {
  return { ...line(marks), range: { surah, from, to } }
}

async function record(id: string, lines: [string, TypedResult][], version?: number) {
  const { imtihan } = await readImtihan(db, koordinator, halaqahId, id, "id")
  return recordResults(koordinator, halaqahId, id, {
    version: version ?? imtihan.version,
    typed: new Map(lines),
  })
}

const finished = async (santriId: string) =>
  (await db.select().from(levelCompletion).where(eq(levelCompletion.santriId, santriId))).map(
    (row) => row.level,
  )

test("the mean of all marks earns the predicate, and who passes has finished the level", async () => {
  const id = await addImtihan(koordinator, halaqahId, form())
  expect(
    await record(id, [
      [first, line(["90", "80,5"])],
      [second, line(["60", "79"])],
    ]),
  ).toEqual({ ok: true })
  const view = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(view.lines.map(({ predicate, passed, marks }) => [predicate, passed, marks])).toEqual([
    ["A", true, ["90", "80.5"]],
    ["C", false, ["60", "79"]],
  ])
  expect(await finished(first)).toEqual([1])
  expect(await finished(second)).toEqual([])
  const [listed] = (await readImtihanList(db, koordinator, halaqahId, "id")).lines
  expect(listed).toMatchObject({ marked: 2, passed: 1 })
  expect(listed?.examiners).toContain("Penguji Contoh")
})

test("the rapor names the examination, its predicate and its examiners", async () => {
  const [said] = await imtihanOf(db, first)
  expect(said).toMatchObject({
    title: "Imtihan juz 30",
    predicate: "A",
    predicateName: "Mumtaz",
    passed: true,
  })
  expect(said?.examiners).toContainEqual({ name: "Penguji Contoh", office: "Kasi Pendidikan (contoh)" })
})

test("a mark that is corrected takes the finished level back with it", async () => {
  const [listed] = (await readImtihanList(db, koordinator, halaqahId, "id")).lines
  await record(listed?.id ?? "", [[first, line(["50", "50"])]])
  expect(await finished(first)).toEqual([])
})

test("half a line earns no predicate, and a predicate can be chosen without marks", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Lisan", level: "" }))
  await record(id, [
    [first, line(["90", ""])],
    [second, line(["", ""], "B")],
  ])
  const { lines } = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(lines.map(({ predicate, passed }) => [predicate, passed])).toEqual([
    ["", null],
    ["B", true],
  ])
})

test("a predicate that was chosen stays chosen when the sheet is saved again, one that was earned follows the marks", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Dipilih", level: "" }))
  await record(id, [
    [first, line(["72", "72"], "A")],
    [second, line(["72", "72"])],
  ])
  const { lines } = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(lines.map(({ predicate, chosen }) => [predicate, chosen])).toEqual([
    ["A", "A"],
    ["B", ""],
  ])
  await record(
    id,
    lines.map((one) => [one.id, line(["90", "90"], one.chosen)]),
  )
  const again = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(again.lines.map(({ predicate }) => predicate)).toEqual(["A", "A"])
  await record(
    id,
    again.lines.map((one) => [one.id, line(["60", "60"], one.id === first ? "A" : "")]),
  )
  const last = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(last.lines.map(({ predicate }) => predicate)).toEqual(["A", "C"])
})

test("one bad mark keeps the whole sheet from being saved, and says whose and where", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Buruk", level: "" }))
  for (const mark of ["101", "-1", "abc", "7.123"]) {
    const outcome = await record(id, [
      [first, line(["90", "90"])],
      [second, line(["80", mark])],
    ])
    expect(outcome).toMatchObject({ ok: false, stale: false })
    if (!outcome.ok && !outcome.stale)
      expect([...outcome.problems]).toMatchObject([[second, { field: "mark-1" }]])
  }
  const { lines } = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(lines.every(({ predicate }) => predicate === "")).toBe(true)
})

test("a sheet that comes too late changes nothing", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Terlambat", level: "" }))
  await record(id, [[first, line(["90", "90"])]], 1)
  expect(await record(id, [[first, line(["10", "10"])]], 1)).toEqual({ ok: false, stale: true })
  const { lines } = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(lines[0]?.marks).toEqual(["90", "90"])
})

test("a day to come, an unknown level, nobody to examine and an ustadz of another unit are refused", async () => {
  const elsewhere = await makeHalaqah((await makeUnit("Lapas Lain")).unitId)
  const wrong = [
    form({ day: addDays(today, 1) }),
    form({ level: "9" }),
    form({ educators: [], examiners: "" }),
    form({ educators: [elsewhere.educatorId] }),
  ]
  for (const one of wrong)
    await expect(addImtihan(koordinator, halaqahId, one)).rejects.toMatchObject({ status: 422 })
})

test("who is not on the sheet is not marked, and only who may record does", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Siapa", level: "" }))
  const [stranger] = (await makeSantri(unitId, { registerNumber: "I-3" })) as [string]
  await expect(record(id, [[stranger, line(["90", "90"])]])).rejects.toMatchObject({ status: 422 })
  const reviewer = await makeActor(unitId, "peninjau")
  await expect(addImtihan(reviewer, halaqahId, form())).rejects.toMatchObject({ status: 403 })
  expect((await readImtihan(db, reviewer, halaqahId, id, "id")).may.record).toBe(false)
})

test("who passed twice keeps the level while one examination still says so, from that one's day", async () => {
  const [santriId = ""] = (await makeSantri(unitId, { registerNumber: "I-4" })) as [string]
  const made = await makeHalaqah(unitId, { name: "Dua Kali", members: [santriId] })
  const examine = async (day: string) => {
    const id = await addImtihan(koordinator, made.halaqahId, form({ day, educators: [made.educatorId] }))
    return {
      id,
      mark: async (mark: string) => {
        const { imtihan } = await readImtihan(db, koordinator, made.halaqahId, id, "id")
        const typed = new Map([[santriId, line([mark, mark])]])
        await recordResults(koordinator, made.halaqahId, id, { version: imtihan.version, typed })
      },
    }
  }
  const [first, second] = [await examine(addDays(today, -9)), await examine(addDays(today, -2))]
  await first.mark("90")
  await second.mark("80")
  await first.mark("10")
  const completion = () => db.select().from(levelCompletion).where(eq(levelCompletion.santriId, santriId))
  expect(await completion()).toMatchObject([{ level: 1, day: addDays(today, -2), imtihanId: second.id }])
  await second.mark("10")
  expect(await completion()).toEqual([])
})

test("an ustadz ticked twice examines once, and no aspect takes a name that objects have already", () => {
  expect(form({ educators: [educatorId, educatorId] }).educators).toEqual([educatorId])
  const named = { title: "Nama", day: today, aspects: "Tajwid\nconstructor" }
  expect(ImtihanForm.safeParse(named).error?.issues[0]?.path).toEqual(["aspects"])
})

test("signs that no keyboard types are left out of what is noted beside a mark", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Tanda", level: "" }))
  const typed = { version: "1", aspects: "2", [`predicate.${first}`]: "A", [`note.${first}`]: "Lan\u0000car" }
  const body = new URLSearchParams(typed)
  const request = new Request("http://miqyas.example/", { method: "POST", body })
  await resultsAction(koordinator, { halaqahId, imtihanId: id }, request)
  const { lines } = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(lines.find((one) => one.id === first)?.note).toBe("Lancar")
})

test("the ayat that each was examined on stand beside his marks, can be corrected, and go onto his syahadah", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Ayat", level: "" }))
  await record(id, [
    [first, recited("78", "1", "79:10")],
    [second, recited("al mulk")],
  ])
  const { imtihan, lines } = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(imtihan.ofAyat).toBe(true)
  expect(lines.map(({ ayat, range }) => [ayat, range])).toEqual([
    ["An-Naba' 1 – An-Nazi'at 10", { surah: "An-Naba'", from: "1", to: "79:10" }],
    ["Al-Mulk 1–30", { surah: "Al-Mulk", from: "1", to: "30" }],
  ])
  await record(
    id,
    lines.map((one) => [one.id, { ...line(one.marks), range: { ...one.range, to: "20" } }]),
  )
  const corrected = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(corrected.lines.map(({ ayat }) => ayat)).toEqual(["An-Naba' 1–20", "Al-Mulk 1–20"])
  const basis = (await listSyahadahBases(db, first)).find((one) => one.achievement.startsWith("Ayat"))
  expect(basis?.achievement).toBe("Ayat: An-Naba' 1–20")
  const { body } = await gatherSyahadah(db, { id: first }, basis?.key ?? "")
  expect(body.ayat).toBe("5673-5692")
  await record(id, [[first, line(["90", "90"])]])
  const without = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(without.lines[0]).toMatchObject({ ayat: "", predicate: "A" })
})

test("one range that cannot be keeps the whole sheet from being saved, and the bound that holds is named", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Ayat salah", level: "" }))
  const outcome = await record(id, [
    [first, recited("Al-Mulk")],
    [second, recited("Al-Mulk", "1", "31")],
  ])
  if (outcome.ok || outcome.stale) throw new Error("Not refused")
  const bound = { field: "to", key: "progress:error.ayat-bound", values: { surah: "Al-Mulk", bound: 30 } }
  expect([...outcome.problems]).toEqual([[second, bound]])
  const { lines } = await readImtihan(db, koordinator, halaqahId, id, "id")
  expect(lines.every(({ ayat }) => ayat === "")).toBe(true)
})

test("an examination of what is no tahfiz names no ayat", async () => {
  const made = await makeHalaqah(unitId, { name: "Iqra", progress: "tahsin", members: [first] })
  const examiners = { educators: [made.educatorId], level: "" }
  const id = await addImtihan(koordinator, made.halaqahId, form({ title: "Iqra", ...examiners }))
  const typed = new Map([[first, recited("Al-Mulk")]])
  expect(await recordResults(koordinator, made.halaqahId, id, { version: 1, typed })).toEqual({ ok: true })
  const { imtihan, lines } = await readImtihan(db, koordinator, made.halaqahId, id, "id")
  expect(imtihan.ofAyat).toBe(false)
  expect(lines[0]).toMatchObject({ ayat: "", marks: ["90", "90"] })
})

test("who left while the sheet was open costs nobody else's marks: what was typed comes back", async () => {
  const id = await addImtihan(koordinator, halaqahId, form({ title: "Pergi", level: "" }))
  const [outsider = ""] = (await makeSantri(unitId, {})) as [string]
  const typed = { version: "1", aspects: "2", [`predicate.${first}`]: "A", [`predicate.${outsider}`]: "A" }
  const body = new URLSearchParams(typed)
  const request = new Request("http://miqyas.example/", { method: "POST", body })
  const answered = await resultsAction(koordinator, { halaqahId, imtihanId: id }, request)
  expect(answered).toMatchObject({ status: 409, answer: { isStale: true, values: typed } })
})
