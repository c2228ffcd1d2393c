import { buffer } from "node:stream/consumers"
import { expect, test } from "vitest"
import { ZipFile } from "yazl"
import { csvText } from "#app/domain/csv.ts"
import {
  CELL_LENGTH,
  type Cell,
  SHEET_BYTES,
  SHEET_COLUMNS,
  SHEET_ROWS,
  UnreadableSheet,
} from "#app/domain/sheet.ts"
import { excelDay, excelSerial } from "#app/sheets/excel-day.ts"
import { readSheet } from "#app/sheets/read-sheet.server.ts"
import { writeXlsx } from "#app/sheets/write-xlsx.server.ts"

async function zip(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const file = new ZipFile()
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content as string), name)
  file.end()
  return buffer(file.outputStream)
}

const NUMBERS = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/><numFmt numFmtId="171" formatCode="0&quot; hari&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`

/** A workbook around the rows of one sheet, as other programs write them. */
function workbook(
  rows: string,
  more: { book?: string; parts?: Record<string, string> } = {},
): Promise<Buffer> {
  return zip({
    "xl/workbook.xml": `<workbook xmlns:r="r">${more.book ?? ""}<sheets><sheet name="A" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/a.xml"/></Relationships>`,
    "xl/styles.xml": NUMBERS,
    "xl/sharedStrings.xml": `<sst><si><t>Nama</t></si><si><r><t>Ab</t></r><r><t>dul</t></r><rPh><t>x</t></rPh></si></sst>`,
    "xl/worksheets/a.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...more.parts,
  })
}

const cellsOf = async (bytes: Buffer): Promise<Cell[][]> => (await readSheet(bytes)).map(({ cells }) => cells)

async function faultOf(bytes: Buffer): Promise<string> {
  return readSheet(bytes).then(
    () => "read",
    (error) => {
      if (error instanceof UnreadableSheet) return error.fault
      throw error
    },
  )
}

test("a serial number is a day of its calendar, and back", () => {
  expect(excelDay(1, false)).toBe("1900-01-01")
  expect(excelDay(59, false)).toBe("1900-02-28")
  expect(excelDay(60, false)).toBeUndefined()
  expect(excelDay(61, false)).toBe("1900-03-01")
  expect(excelDay(46027.75, false)).toBe("2026-01-05")
  expect(excelDay(46027 - 1462, true)).toBe("2026-01-05")
  for (const day of ["1900-01-01", "1900-02-28", "1900-03-01", "2026-01-05"])
    expect(excelDay(excelSerial(day), false)).toBe(day)
})

test("texts, numbers, days and results of formulas are read, and nothing else of a workbook", async () => {
  const bytes = await workbook(
    `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>
     <row r="5"><c r="A5" s="1"><v>46027</v></c><c r="B5" s="2"><v>46027</v></c><c r="C5" s="3"><v>30</v></c>
       <c r="D5"><f>1+1</f><v>2</v></c><c r="E5" t="str"><f>HYPERLINK("http://x")</f><v>x</v></c>
       <c r="F5"><f>[1]Lain!A1</f></c><c r="G5" t="e"><v>#REF!</v></c><c r="H5" t="b"><v>1</v></c>
       <c r="J5" t="inlineStr"><is><t>a_x000D_b</t></is></c></row>`,
    { parts: { "xl/externalLinks/externalLink1.xml": "<x/>", "xl/vbaProject.bin": "x" } },
  )
  expect(await readSheet(bytes)).toEqual([
    { row: 2, cells: ["Nama", "Abdul"] },
    {
      row: 5,
      cells: [
        { day: "2026-01-05" },
        { day: "2026-01-05" },
        30,
        2,
        "x",
        { fault: "formula" },
        { fault: "error" },
        true,
        null,
        "a\rb",
      ],
    },
  ])
})

test("a workbook that counts from 1904 is read by that calendar", async () => {
  const row = `<row><c s="1"><v>44565</v></c></row>`
  expect(await cellsOf(await workbook(row, { book: `<workbookPr date1904="1"/>` }))).toEqual([
    [{ day: "2026-01-05" }],
  ])
})

test("a hidden sheet is passed over for the first one that is shown", async () => {
  const bytes = await zip({
    "xl/workbook.xml": `<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A" state="hidden" r:id="a"/><x:sheet name="B" r:id="b"/></x:sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="w" Target="/xl/one.xml"/><Relationship Id="b" Type="w" Target="two.xml"/></Relationships>`,
    "xl/one.xml": `<worksheet><row><c><v>1</v></c></row></worksheet>`,
    "xl/two.xml": `<x:worksheet xmlns:x="m"><x:row><x:c><x:v>2</x:v></x:c></x:row></x:worksheet>`,
  })
  expect(await cellsOf(bytes)).toEqual([[2]])
})

test("what swells, declares entities, is locked or is no table is refused with its reason", async () => {
  const bomb = await workbook("", {
    parts: { "xl/sharedStrings.xml": `<sst>${" ".repeat(49 * 1024 * 1024)}</sst>` },
  })
  expect(bomb.length).toBeLessThan(1024 * 1024)
  expect(await faultOf(bomb)).toBe("too-large")
  const laughs = `<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>`
  expect(await faultOf(await workbook("", { parts: { "xl/sharedStrings.xml": laughs } }))).toBe("not-a-table")
  expect(await faultOf(await workbook("<row><c>"))).toBe("not-a-table")
  expect(await faultOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe("locked-or-old")
  expect(await faultOf(await zip({ "a.txt": "x" }))).toBe("not-a-table")
  expect(await faultOf(Buffer.from("PK\u0003\u0004broken"))).toBe("not-a-table")
  expect(await faultOf(Buffer.from([0x25, 0x50, 0, 0x46]))).toBe("not-a-table")
  expect(await faultOf(Buffer.alloc(SHEET_BYTES + 1))).toBe("too-large")
  expect(await faultOf(Buffer.from("\ufeff\r\n;;\r\n"))).toBe("empty")
  expect(await faultOf(Buffer.from("a\n".repeat(SHEET_ROWS + 1)))).toBe("too-many-rows")
  expect(await faultOf(Buffer.from(`${";".repeat(150)}\n`.replace(/^/, "a")))).toBe("too-many-columns")
})

test("one long text that stands in every cell of a small file is refused before it swells", async () => {
  const many = (rows: number) =>
    workbook(`<row>${'<c t="s"><v>0</v></c>'.repeat(SHEET_COLUMNS)}</row>`.repeat(rows), {
      parts: { "xl/sharedStrings.xml": `<sst><si><t>${"x".repeat(CELL_LENGTH)}</t></si></sst>` },
    })
  expect(await faultOf(await many(50))).toBe("read")
  const swelling = await many(100)
  expect(swelling.length).toBeLessThan(100_000)
  expect(await faultOf(swelling)).toBe("too-large")
})

test("CSV is read whatever parts, marks and codes its signs", async () => {
  const text = `Nama;Catatan\r\n"Abdul; Aziz";"satu\ndua"\r\n\r\nSiti;3,5\r\n`
  const expected = [
    { row: 1, cells: ["Nama", "Catatan"] },
    { row: 2, cells: ["Abdul; Aziz", "satu\ndua"] },
    { row: 4, cells: ["Siti", "3,5"] },
  ]
  expect(await readSheet(Buffer.from(text))).toEqual(expected)
  expect(await readSheet(Buffer.from(`\ufeff${text}`))).toEqual(expected)
  expect(await readSheet(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(expected)
  expect(await readSheet(Buffer.from(`sep=;\r\n${text}`))).toEqual(expected)
  expect(await cellsOf(Buffer.from("a,b\n1,2"))).toEqual([
    ["a", "b"],
    ["1", "2"],
  ])
  expect(await cellsOf(Buffer.from("a\tb"))).toEqual([["a", "b"]])
  expect(await cellsOf(Buffer.from([0x52, 0x65, 0x6e, 0xe9, 0x3b, 0x96]))).toEqual([["René", "–"]])
})

test("texts that would run as formulas come back as they were, from CSV and from a workbook", async () => {
  const texts = ["=1+1", "-x", "@a", "'=2", "''+3", "'biasa", " =4", "a;b", 'kata "dalam"', "_x0041_"]
  expect(await cellsOf(Buffer.from(csvText([["h"], ...texts.map((text) => [text])], "id")))).toEqual([
    ["h"],
    ...texts.map((text) => [text]),
  ])
  const sheet = { name: "A & B", columns: [{ head: "h", width: 10 }], rows: texts.map((text) => [text]) }
  const bytes = await writeXlsx([sheet])
  expect(await cellsOf(bytes)).toEqual([["h"], ...texts.map((text) => [text])])
  expect(bytes.equals(await writeXlsx([sheet]))).toBe(true)
})
