import { expect, test } from "vitest"
import type { Grade } from "#app/domain/grades.ts"
import { markOf, readResult } from "#app/domain/imtihan.ts"
import { ayahNumber } from "#app/domain/quran.ts"

const ASPECTS = ["Kelancaran", "Tajwid"]
const SCALE = [
  { code: "A", name: "Mumtaz", lowest: "85", passes: true },
  { code: "C", name: "Mengulang", lowest: "0", passes: false },
] as Grade[]
const read = (more: { surah?: string; from?: string; to?: string }, marks = ["90", "90"], note = "") =>
  readResult(ASPECTS, SCALE, {
    ...{ marks, predicate: "", note },
    range: { surah: "", from: "", to: "", ...more },
  })
const mulk = (ayat: number) => ayahNumber({ surah: 67, ayat })

test.each([
  [{ surah: "Al-Mulk" }, mulk(1), mulk(30)],
  [{ surah: "67", from: "5", to: "9" }, mulk(5), mulk(9)],
  [{ surah: "al mulk", to: "9" }, mulk(1), mulk(9)],
  [{ surah: " 67 ", from: " 30 ", to: " 68:1 " }, mulk(30), mulk(30) + 1],
  [{}, null, null],
])("the ayat examined are read as %o", (typed, ayahFrom, ayahTo) => {
  expect(read(typed)).toMatchObject({ is: "good", result: { ayahFrom, ayahTo, predicate: "A" } })
})

test.each([
  [{ from: "1", to: "2" }, "surah", "progress:error.surah-needed", {}],
  [{ surah: "Almuluk" }, "surah", "progress:error.surah-unknown", { typed: "Almuluk" }],
  [
    { surah: "67", from: "31", to: "31" },
    "from",
    "progress:error.ayat-bound",
    { surah: "Al-Mulk", bound: 30 },
  ],
  [{ surah: "67", from: "5", to: "4" }, "to", "progress:error.ayat-order", { bound: 5 }],
  [{ surah: "67", from: "5", to: "66:4" }, "to", "progress:error.surah-order", { surah: "Al-Mulk" }],
  [{ surah: "67", from: "5" }, "to", "progress:error.ayat-needed", {}],
  [{ surah: "67", from: "lima", to: "9" }, "from", "progress:error.ayat-number", {}],
])("ayat that cannot be are refused with the bound: %o", (typed, field, key, values) => {
  expect(read(typed)).toEqual({ is: "wrong", field, key, values })
})

test("ayat or a note without any result are not dropped in silence; an empty line is blank", () => {
  const refused = { is: "wrong", field: markOf(0), key: "imtihan:error.no-result" }
  expect(read({ surah: "67" }, ["", ""])).toMatchObject(refused)
  expect(read({}, ["", ""], "sakit gigi")).toMatchObject(refused)
  expect(read({ surah: " " }, ["", " "])).toEqual({ is: "blank" })
})
