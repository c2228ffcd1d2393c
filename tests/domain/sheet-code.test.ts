import { expect, test } from "vitest"
import {
  parseSheetCode,
  readSheetQr,
  SHEET_CODE_BYTES,
  sheetCodeOf,
  sheetQrText,
  shownSheetCode,
} from "#app/domain/sheet-code.ts"

const code = sheetCodeOf(Uint8Array.from({ length: SHEET_CODE_BYTES }, (_, at) => at * 29 + 7))

test("a code is ten signs that no eye takes for others, and every byte has one", () => {
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect(() => sheetCodeOf(new Uint8Array(3))).toThrow("not 3")
})

test("a code is read as people type it", () => {
  expect(parseSheetCode(shownSheetCode(code))).toBe(code)
  expect(parseSheetCode(` ${shownSheetCode(code).toLowerCase()} `)).toBe(code)
  expect(parseSheetCode("o1il0-00000")).toBe("0111000000")
  for (const typed of ["", "7K3QM", "7K3QM-W9XH!", "7K3QM-W9XHDD", "UUUUU-UUUUU"])
    expect(parseSheetCode(typed), typed).toBeUndefined()
})

test("a QR of ours says its code, any other says none", () => {
  expect(readSheetQr(sheetQrText(code))).toBe(code)
  expect(readSheetQr(code)).toBeUndefined()
  expect(readSheetQr("https://contoh.invalid/")).toBeUndefined()
})
