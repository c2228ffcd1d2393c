import { expect, test } from "vitest"
import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import { listNamed } from "#app/domain/pseudonyms.ts"

const SANTRI = [
  { number: 1, name: "Ahmad  Contoh", arabicName: "أحمد المثال" },
  { number: 2, name: "Yunus", arabicName: "" },
  { number: 3, name: "Suparman", arabicName: "" },
  { number: 4, name: "Budi Lain", arabicName: "" },
]

test("a name in a text is listed with its code, however it is spaced or cased", () => {
  const text = "Dibaca oleh AHMAD\ncontoh dan أحمد المثال; suparman menyimak surah Yunus."
  const people = listNamed("santri", SANTRI, [text])
  expect(people.map(({ pseudonym }) => pseudonym)).toEqual(["S-001", "S-003"])
  const safe = makeRedactor({ people }, "redacted")(text)
  expect(safe).toBe("Dibaca oleh S-001 dan S-001; S-003 menyimak surah Yunus.")
})

test("nobody is listed whom no text names", () => {
  expect(listNamed("santri", SANTRI, ["Belajar tiap pagi.", ""])).toEqual([])
})
