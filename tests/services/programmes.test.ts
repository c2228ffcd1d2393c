import { beforeAll, expect, test } from "vitest"
import type { Actor } from "#app/domain/permissions.ts"
import { MethodForm, NewProgrammeForm, ProgrammeForm } from "#app/domain/programme-forms.ts"
import { saveMethod } from "#app/services/edit-method.server.ts"
import { addProgramme, beginProgrammes, editProgramme } from "#app/services/edit-programme.server.ts"
import { readProgramme, readProgrammes } from "#app/services/read-programmes.server.ts"
import { db } from "#db/client.server.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

let unitId: string
let koordinator: Actor

beforeAll(async () => {
  unitId = (await makeUnit()).unitId
  koordinator = await makeActor(unitId, "koordinator")
  await beginProgrammes(koordinator, unitId)
})

async function statusOf(work: Promise<unknown>): Promise<number> {
  return work.then(
    () => 200,
    (error) => {
      if (error instanceof Response) return error.status
      throw error
    },
  )
}

const programmes = async () => (await readProgrammes(db, koordinator, unitId)).programmes
const idOf = async (name: string) => (await programmes()).find((one) => one.name === name)?.id as string

/** A programme's form as the page shows it, with some fields typed anew. */
async function formOf(programmeId: string, typed: Record<string, unknown> = {}) {
  const { programme, levels, grades, lines } = await readProgramme(db, koordinator, programmeId)
  return ProgrammeForm.parse({
    version: String(programme.version),
    name: programme.name,
    methodId: programme.methodId ?? "",
    level: levels.map((one) => one.name),
    gradeCode: grades.map((one) => one.code),
    gradeName: grades.map((one) => one.name),
    gradeLowest: grades.map((one) => one.lowest ?? ""),
    gradePasses: grades.filter((one) => one.passes).map((one) => one.code),
    gradeRetired: grades.filter((one) => one.retired).map((one) => one.code),
    itemId: lines.map((one) => one.id),
    itemName: lines.map((one) => one.name),
    itemRetired: lines.filter((one) => one.retired).map((one) => one.id),
    ...typed,
  })
}

test("a unit begins with the usual programmes, once", async () => {
  const before = await programmes()
  expect(before.map((one) => one.name)).toEqual(["Pasolatan", "Iqra", "Al-Qur'an", "Kitab"])
  await beginProgrammes(koordinator, unitId)
  expect(await programmes()).toEqual(before)
})

test("a programme of the unit's own has the usual grades; a name is given once", async () => {
  const form = NewProgrammeForm.parse({ name: "Khat", progress: "kitab" })
  const id = await addProgramme(koordinator, unitId, form)
  expect((await readProgramme(db, koordinator, id)).grades.map((one) => one.code)).toEqual([
    "A",
    "B",
    "C",
    "D",
  ])
  expect(await statusOf(addProgramme(koordinator, unitId, form))).toBe(409)
  expect(await statusOf(addProgramme(await makeActor(unitId, "peninjau"), unitId, form))).toBe(403)
})

test("levels and lines are renamed and added to; their numbers stay", async () => {
  const iqra = await idOf("Iqra")
  const level = ["Satu", "Iqra 2", "Iqra 3", "Iqra 4", "Iqra 5", "Iqra 6"]
  await editProgramme(koordinator, iqra, await formOf(iqra, { level, newLevels: "Tadarus\n\n" }))
  const { levels } = await readProgramme(db, koordinator, iqra)
  expect(levels).toHaveLength(7)
  expect(levels[0]).toEqual({ number: 1, name: "Satu" })
  expect(levels[6]).toEqual({ number: 7, name: "Tadarus" })
  const pasolatan = await idOf("Pasolatan")
  const first = (await readProgramme(db, koordinator, pasolatan)).lines[0]?.id as string
  const lines = await formOf(pasolatan, { newItems: "Shalat jenazah", itemRetired: [first] })
  await editProgramme(koordinator, pasolatan, lines)
  const after = (await readProgramme(db, koordinator, pasolatan)).lines
  expect(after.at(-1)).toMatchObject({ id: first, retired: true })
  expect(after.map((one) => one.name)).toContain("Shalat jenazah")
  const twice = await formOf(pasolatan, { newItems: "Wudu" })
  expect(await statusOf(editProgramme(koordinator, pasolatan, twice))).toBe(422)
})

test("a new grade finds its place; a scale whose better grades ask for less is refused", async () => {
  const quran = await idOf("Al-Qur'an")
  const plus = {
    newGradeCode: "B+",
    newGradeName: "Lebih dari baik",
    newGradePasses: "on",
    newGradeBelow: "A",
  }
  await editProgramme(koordinator, quran, await formOf(quran, plus))
  const codes = async () => (await readProgramme(db, koordinator, quran)).grades.map((one) => one.code)
  expect(await codes()).toEqual(["A", "B+", "B", "C", "D"])
  const wrong = await formOf(quran, { gradeLowest: ["80", "85", "", "", ""] })
  expect(await statusOf(editProgramme(koordinator, quran, wrong))).toBe(422)
  expect(await statusOf(editProgramme(koordinator, quran, await formOf(quran, plus)))).toBe(422)
  const right = await formOf(quran, { gradeLowest: ["90", "85,5", "80", "70", "0"] })
  await editProgramme(koordinator, quran, right)
  expect((await readProgramme(db, koordinator, quran)).grades[1]).toMatchObject({
    code: "B+",
    lowest: "85.5",
  })
})

test("a stale form changes nothing, and a stranger finds no programme", async () => {
  const kitab = await idOf("Kitab")
  const form = await formOf(kitab)
  await editProgramme(koordinator, kitab, { ...form, name: "Kitab kuning" })
  expect(await statusOf(editProgramme(koordinator, kitab, { ...form, name: "Basi" }))).toBe(409)
  expect(await idOf("Kitab kuning")).toBe(kitab)
  const stranger = await makeActor((await makeUnit()).unitId, "koordinator")
  expect(await statusOf(editProgramme(stranger, kitab, form))).toBe(404)
})

test("a unit states the volumes and pages of a method; the counts agree", async () => {
  const methods = async () => (await readProgrammes(db, koordinator, unitId)).methods
  const ummi = (await methods()).find((one) => one.name === "Ummi")
  expect(ummi?.volumes).toBeNull()
  const form = MethodForm.parse({
    name: "Ummi",
    volumes: "3",
    volumePages: "40, 40; 38",
    source: "Buku kami",
  })
  await saveMethod(koordinator, unitId, ummi?.id, form)
  expect((await methods()).find((one) => one.name === "Ummi")).toMatchObject({
    volumes: 3,
    volumePages: [40, 40, 38],
  })
  expect(await statusOf(saveMethod(koordinator, unitId, undefined, form))).toBe(409)
  expect(MethodForm.safeParse({ name: "X", volumes: "2", volumePages: "40" }).success).toBe(false)
  expect(MethodForm.safeParse({ name: "X", volumes: "0" }).success).toBe(false)
})
