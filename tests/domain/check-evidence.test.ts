import { expect, test } from "vitest"
import { checkEvidence, type EvidenceToCheck } from "#app/domain/check-evidence.ts"
import { linkWarnings } from "#app/domain/evidence-warnings.ts"
import { coarsePages, type PageFacts, pageRanges, printedDpi, sidewaysPages } from "#app/domain/legibility.ts"

type Link = EvidenceToCheck["links"][number]

/** A labelled file of the cycle's period with nothing to be put right. */
function link(number: number, change: Partial<Link> = {}): Link {
  return {
    linkId: `l${number}`,
    item: "R-01",
    evidenceId: `e${number}`,
    code: `B-00${number}`,
    title: `Surat ${number}`,
    sha256: `sha${number}`,
    mediaType: "application/pdf",
    kind: "surat",
    periodFrom: "2026-03-01",
    periodTo: "2026-03-31",
    validUntil: null,
    supersedesId: null,
    label: `Alinea ${number}`,
    pageFrom: null,
    pageTo: null,
    pages: 2,
    width: null,
    height: null,
    ...change,
  }
}

function check(links: Link[], more: Partial<EvidenceToCheck> = {}) {
  return checkEvidence({
    items: ["R-01", "R-02"].map((key) => ({ key, missing: [], expectedPeriods: 0 })),
    links,
    pages: new Map(),
    lost: new Set(),
    context: { periodFrom: "2026-01-01", periodTo: "2026-12-31", on: "2026-11-24" },
    ...more,
  })
}

const told = (findings: ReturnType<typeof check>) =>
  findings.map(({ code, items, evidence, pages, repair }) => ({
    code,
    items,
    evidence: evidence?.code,
    pages,
    at: repair.at,
  }))

const page = (change: Partial<PageFacts> = {}): PageFacts => ({
  width: 595,
  height: 842,
  text: 0,
  dpi: null,
  ...change,
})

test("evidence with nothing to be put right has no finding", () => {
  expect(
    check([link(1), link(2, { item: "R-02" })], { pages: new Map([["sha1", [page(), page()]]]) }),
  ).toEqual([])
})

test("each kind is told with its item, its file, its pages and where it is put right", () => {
  const pages = new Map([
    ["sha1", [page({ text: null, dpi: 60 }), page(), page({ text: null, dpi: 300 })]],
    ["sha2", [page(), page({ text: 90 })]],
  ])
  const links = [
    link(1),
    link(2, { label: "" }),
    link(3, { sha256: "sha2", pageFrom: 1 }),
    link(4, { mediaType: "image/jpeg", width: 640, height: 480, item: "R-02" }),
    link(5, { mediaType: "image/heic", item: "R-02" }),
  ]
  const missing = [{ hint: "surat", text: "Surat permohonan" }]
  const items = [
    { key: "R-01", missing: [], expectedPeriods: 0 },
    { key: "R-02", missing, expectedPeriods: 0 },
  ]
  expect(told(check(links, { pages, items, lost: new Set(["sha5"]) }))).toEqual([
    { code: "missing", items: ["R-02"], evidence: undefined, pages: [], at: "item" },
    { code: "lost", items: ["R-02"], evidence: "B-005", pages: [], at: "file" },
    { code: "low-resolution", items: ["R-01"], evidence: "B-001", pages: [1], at: "file" },
    { code: "low-resolution", items: ["R-02"], evidence: "B-004", pages: [], at: "file" },
    { code: "sideways", items: ["R-01"], evidence: "B-002", pages: [2], at: "file" },
    { code: "sideways", items: ["R-01"], evidence: "B-003", pages: [2], at: "file" },
    { code: "duplicate", items: ["R-01"], evidence: "B-003", pages: [], at: "link" },
    { code: "unlabelled", items: ["R-01"], evidence: "B-002", pages: [], at: "link" },
  ])
})

test("a PDF that cannot be opened is told, one that was not looked at yet is not", () => {
  expect(check([link(1), link(2)], { pages: new Map([["sha1", []]]) })).toMatchObject([
    { code: "not-printable", evidence: { code: "B-001" } },
  ])
})

test("too many files on one item are told of the item", () => {
  const many = Array.from({ length: 11 }, (_, at) => link(at + 1))
  expect(check(many)).toMatchObject([
    {
      code: "too-many",
      items: ["R-01"],
      repair: { at: "item", item: "R-01" },
      values: { count: 11, limit: 10 },
    },
  ])
})

test("a file that proves two items is named once for what it is itself, and twice for its labels", () => {
  const photo = { mediaType: "image/jpeg", width: 300, height: 200, label: "" }
  const found = check([link(1, photo), link(1, { ...photo, item: "R-02", linkId: "l2" })])
  expect(told(found)).toMatchObject([
    { code: "low-resolution", items: ["R-01", "R-02"] },
    { code: "unlabelled", items: ["R-01"] },
    { code: "unlabelled", items: ["R-02"] },
  ])
})

test("the same paper uploaded again for another item is a duplicate, a newer version of it is none", () => {
  const first = link(1, { title: "Jadwal pelajaran" })
  const again = link(2, { title: "jadwal pelajaran ", item: "R-02" })
  expect(check([first, again])).toMatchObject([
    { code: "duplicate", evidence: { code: "B-002" }, values: { other: "B-001" }, repair: { at: "file" } },
  ])
  expect(check([first, { ...again, supersedesId: "e1" }])).toEqual([])
  expect(check([first, { ...again, periodFrom: "2026-04-01" }])).toEqual([])
  expect(
    check([first, { ...again, periodFrom: null, periodTo: null }, link(3, { periodFrom: null })]),
  ).toEqual([])
})

test("a picture is as coarse as it prints over the width or height of the dossier's page", () => {
  expect(printedDpi({ width: 800, height: 600 })).toBe(92)
  expect(printedDpi({ width: 1024, height: 768 })).toBe(118)
  expect(printedDpi({ width: 600, height: 1000 })).toBe(101)
  expect(printedDpi({ width: null, height: null })).toBeNull()
})

test("a scan of a larger paper shrinks onto A4, and is as much finer", () => {
  const scan = page({ text: null, dpi: 70 })
  expect(coarsePages([scan])).toEqual([{ page: 1, dpi: 82 }])
  expect(coarsePages([{ ...scan, width: 842, height: 1191 }])).toEqual([])
  expect(coarsePages([page()])).toEqual([])
})

test("a page lies sideways by its text, or as a scan across among standing ones", () => {
  const across = { width: 842, height: 595 }
  expect(sidewaysPages([page({ text: 90 }), page({ text: 180 }), page({ text: 270 })])).toEqual([1, 2, 3])
  // A wide table reads upright, and a report that lies across as a whole is meant so.
  expect(sidewaysPages([page(), page({ ...across, text: 0 }), page()])).toEqual([])
  expect(sidewaysPages([page(), page({ ...across, text: null, dpi: 200 }), page()])).toEqual([2])
  expect(
    sidewaysPages([page({ ...across, text: null, dpi: 200 }), page({ ...across, text: null, dpi: 200 })]),
  ).toEqual([])
})

test("pages are told in ranges", () => {
  expect([[], [3], [1, 2, 3, 7], [4, 6, 7]].map(pageRanges)).toEqual(["", "3", "1–3, 7", "4, 6–7"])
})

test("beside an item, a PDF's coarse and sideways pages are told where its pages are known", () => {
  const context = { periodFrom: "2026-01-01", periodTo: "2026-12-31", on: "2026-11-24", expectedPeriods: 0 }
  const facts = [page({ text: null, dpi: 60 }), page({ text: 90 }), page({ text: 90 })]
  expect(linkWarnings([link(1)], { ...context, pages: new Map([["sha1", facts]]) })).toMatchObject([
    { code: "coarse-pages", values: { pages: "1", dpi: 71 } },
    { code: "sideways", values: { pages: "2–3" } },
  ])
  expect(linkWarnings([link(1)], context)).toEqual([])
})
