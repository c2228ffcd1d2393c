import { expect, test } from "vitest"
import { csvText } from "#app/domain/csv.ts"

test("a table opens by double click: byte order mark, CRLF, semicolons in Indonesian and commas in English", () => {
  const rows = [
    ["Butir", "Bagian"],
    ["6.2", "87,5 %"],
  ]
  expect(csvText(rows, "id")).toBe('\u{feff}Butir;Bagian\r\n6.2;"87,5 %"\r\n')
  expect(csvText(rows, "en")).toBe('\u{feff}Butir,Bagian\r\n6.2,"87,5 %"\r\n')
})

test("quotes are doubled, and what holds a separator or a line end is quoted", () => {
  expect(csvText([['Ia berkata "ya"'], ["a;b"], ["a\nb"]], "id")).toBe(
    '\u{feff}"Ia berkata ""ya"""\r\n"a;b"\r\n"a\nb"\r\n',
  )
})

test("no cell is run as a formula, and numbers stay numbers", () => {
  for (const cell of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "|x", "%x"])
    expect(csvText([[cell]], "en")).toMatch(/^\u{feff}"?'/u)
  expect(csvText([[-3, null, "aman"]], "id")).toBe("\u{feff}-3;;aman\r\n")
})
