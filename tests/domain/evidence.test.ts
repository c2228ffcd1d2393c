import { expect, test } from "vitest"
import {
  cleanFileName,
  evidenceCode,
  FILE_NAME_LENGTH,
  guessKind,
  guessTitle,
  parseEvidenceCode,
} from "#app/domain/evidence.ts"
import { formatSize } from "#app/domain/evidence-view.ts"
import {
  itemWarnings,
  linkWarnings,
  TOO_MANY_FILES,
  type WarnedLink,
  type WarningContext,
} from "#app/domain/evidence-warnings.ts"

const context: WarningContext = {
  periodFrom: "2026-01-01",
  periodTo: "2026-12-31",
  on: "2026-11-24",
  expectedPeriods: 0,
}

function link(change: Partial<WarnedLink> = {}): WarnedLink {
  return {
    linkId: "1",
    evidenceId: "e1",
    code: "B-001",
    title: "Daftar hadir",
    sha256: "a",
    mediaType: "application/pdf",
    periodFrom: "2026-03-01",
    periodTo: "2026-03-31",
    validUntil: null,
    supersedesId: null,
    label: "Maret",
    pageFrom: null,
    pageTo: null,
    pages: 4,
    width: null,
    height: null,
    ...change,
  }
}

function codes(...links: WarnedLink[]): string[] {
  return linkWarnings(links, context).map((warning) => `${warning.linkId} ${warning.code}`)
}

test("codes have three digits at least and are read as people type them", () => {
  expect([evidenceCode(1), evidenceCode(1234)]).toEqual(["B-001", "B-1234"])
  expect(["B-014", "b14", " B 014 ", "b-0"].map(parseEvidenceCode)).toEqual([14, 14, 14, 0])
  expect(["14", "C-014", "B-014x", ""].map(parseEvidenceCode)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test("a hostile file name becomes a plain one", () => {
  expect(cleanFileName("../../etc/passwd")).toBe("passwd")
  expect(cleanFileName("C:\\Users\\x\\Daftar.pdf")).toBe("Daftar.pdf")
  expect(cleanFileName("a\u0000b\u202Egpj.exe")).toBe("abgpj.exe")
  expect(cleanFileName("...")).toBe("berkas")
  expect(cleanFileName('<img src="x">|?.pdf')).toBe("_img src=_x____.pdf")
  const long = cleanFileName(`${"é".repeat(5000)}.pdf`)
  expect(long.length).toBeLessThanOrEqual(FILE_NAME_LENGTH)
  expect(long.endsWith(".pdf")).toBe(true)
  expect(cleanFileName(`${"😀".repeat(5000)}.jpg`).isWellFormed()).toBe(true)
})

test("a title is guessed from the file's name", () => {
  expect(guessTitle("Daftar_hadir-maret.2026.pdf")).toBe("Daftar hadir maret 2026")
  expect(guessTitle("IMG_20260812_0942.jpg")).toBe("IMG 20260812 0942")
  expect(guessTitle(".pdf")).toBe("Pdf")
})

test("a kind is guessed from the name, a picture is a photo", () => {
  expect(guessKind("Daftar hadir Maret.pdf", "application/pdf")).toBe("daftar")
  expect(guessKind("PKS Kemenag.pdf", "application/pdf")).toBe("perjanjian")
  expect(guessKind("jadwal.jpg", "image/jpeg")).toBe("foto")
  expect(guessKind("scan0001.pdf", "application/pdf")).toBe("lainnya")
})

test("a labelled file of the period has no warning", () => {
  expect(codes(link())).toEqual([])
})

test("each fault of a link has its warning", () => {
  expect(codes(link({ label: " " }))).toEqual(["1 unlabelled"])
  expect(codes(link({ periodFrom: null, periodTo: null }))).toEqual(["1 no-period"])
  expect(codes(link({ periodFrom: "2025-01-01", periodTo: "2025-12-31" }))).toEqual(["1 outside-period"])
  expect(codes(link({ validUntil: "2026-11-23" }))).toEqual(["1 expired"])
  expect(codes(link({ validUntil: "2026-11-24" }))).toEqual([])
  expect(codes(link({ pageFrom: 3, pageTo: 5 }))).toEqual(["1 pages-beyond"])
  expect(codes(link({ mediaType: "image/jpeg", width: 640, height: 480 }))).toEqual(["1 low-resolution"])
  expect(codes(link({ mediaType: "image/heic" }))).toEqual(["1 not-printable"])
})

test("a paper in force stands in every period until it is no longer valid", () => {
  const agreement = link({ periodFrom: "2023-01-01", periodTo: null, validUntil: "2027-01-01" })
  expect(codes(agreement)).toEqual([])
  expect(codes({ ...agreement, validUntil: null })).toEqual(["1 outside-period"])
})

test("the same content is a duplicate where its pages overlap, the same title where nothing tells them apart", () => {
  const second = { linkId: "2", evidenceId: "e2", code: "B-002" }
  const front = link({ pageFrom: 1, pageTo: 2, label: "Depan" })
  expect(codes(front, link({ ...second, pageFrom: 3, label: "Belakang" }))).toEqual([])
  expect(codes(front, link({ ...second, pageFrom: 2, label: "Belakang" }))).toEqual(["2 duplicate"])
  expect(codes(link(), link({ ...second, sha256: "b" }))).toEqual(["2 duplicate"])
  expect(codes(link(), link({ ...second, sha256: "b", label: "April" }))).toEqual([])
})

test("an old version beside its new one is named, and is no duplicate of it", () => {
  const newer = link({ linkId: "2", evidenceId: "e2", code: "B-002", sha256: "b", supersedesId: "e1" })
  const found = linkWarnings([link(), newer], context)
  expect(found).toMatchObject([
    { linkId: "1", code: "superseded", values: { evidence: "B-001", other: "B-002" } },
  ])
})

test("one file for each period of a cadence is not too many", () => {
  expect(itemWarnings(TOO_MANY_FILES, 0)).toEqual([])
  expect(itemWarnings(TOO_MANY_FILES + 1, 0)).toMatchObject([
    { code: "too-many", values: { count: 11, limit: 10 } },
  ])
  expect(itemWarnings(TOO_MANY_FILES + 12, 12)).toEqual([])
})

test("sizes are written as people of the language write them", () => {
  expect([formatSize(900, "id"), formatSize(2_202_010, "id"), formatSize(2_202_010, "en")]).toEqual([
    "900 B",
    "2,1 MB",
    "2.1 MB",
  ])
})
