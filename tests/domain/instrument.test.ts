import { expect, test } from "vitest"
import {
  allowsNotApplicable,
  getItem,
  isGroup,
  levelText,
  listAllItems,
  listInapplicableItems,
  listItems,
  maxLevel,
  nextItem,
  nodeLabel,
  nodeRank,
  previousItem,
  requireItem,
  text,
} from "#app/domain/instrument.ts"
import { canonicalInstrument, readPinnedInstrument } from "#app/domain/parse-instrument.ts"
import {
  both,
  readTemplate,
  sampleGroup,
  sampleInstrument,
  sampleItem,
  TEMPLATES,
} from "#tests/domain/sample-instrument.ts"

const keysOf = (items: { item: { key: string } }[]) => items.map(({ item }) => item.key)

test("the registration of a pesantren lists R-01 to R-14 with the arkan and the ruh as items of their own", () => {
  const instrument = readTemplate("kemenag-registrasi-pesantren")
  expect(keysOf(listAllItems(instrument))).toEqual([
    "R-01",
    "R-02",
    ..."abcde".split("").map((letter) => `R-03${letter}`),
    ..."abcdefgh".split("").map((letter) => `R-04${letter}`),
    "R-05",
    ..."06 07 08 09 10 11 12 13 14".split(" ").map((number) => `R-${number}`),
  ])
  expect(instrument.scoring.rule.kind).toBe("pass-fail")
  expect(instrument.blockers).toMatchObject([
    { item: "R-01", rule: { figure: "resident-santri", atLeast: "15" } },
  ])
})

test("the kind of applicant decides on the legal entity and the agreement with a parent pesantren", () => {
  const instrument = readTemplate("kemenag-registrasi-pesantren")
  const missing = (kind: Parameters<typeof listItems>[1]) => keysOf(listInapplicableItems(instrument, kind))
  expect(missing("pesantren")).toEqual(["R-10", "R-14"])
  expect(missing("foundation")).toEqual(["R-14"])
  expect(missing("branch-pesantren")).toEqual(["R-10"])
  for (const kind of instrument.applicants)
    expect(listItems(instrument, kind).length + missing(kind).length).toBe(25)
})

test("the accreditation of equivalency education has 15 butir and 48 indikator with levels 1 to 4", () => {
  const instrument = readTemplate("banpdm-ia2024-kesetaraan")
  const butir = instrument.components.flatMap((component) => (isGroup(component) ? component.children : []))
  expect(butir.map((node) => node.key)).toEqual(Array.from({ length: 15 }, (_, index) => String(index + 1)))
  expect(butir.map((node) => (isGroup(node) ? node.children.length : 0))).toEqual([
    4, 3, 5, 4, 4, 4, 3, 2, 3, 3, 2, 2, 3, 3, 3,
  ])
  expect(listAllItems(instrument)).toHaveLength(48)
  expect(instrument.scale.levels.map(({ value, name }) => `${value} ${name.id}`)).toEqual([
    "1 Kurang",
    "2 Cukup baik",
    "3 Baik",
    "4 Sangat baik",
  ])
  const { item, ancestors } = requireItem(instrument, "6.2")
  expect(nodeLabel(item, "id")).toBe("6.2 Kemitraan")
  expect(ancestors.map((group) => nodeLabel(group, "id"))).toEqual([
    "K2 Kepemimpinan",
    "6 Kepemimpinan partisipatif",
  ])
  expect(nodeRank(ancestors)).toBe("indikator")
})

test("nothing that was not published is given for the accreditation of 2024", () => {
  const instrument = readTemplate("banpdm-ia2024-kesetaraan")
  expect(instrument.scoring).toMatchObject({ rule: { kind: "level-profile" } })
  expect(instrument.scoring.predicates).toBeUndefined()
  expect(instrument.notPublished.map((entry) => entry.what)).toEqual(
    expect.arrayContaining(["weights", "formula", "cut-offs", "level-texts", "not-applicable"]),
  )
  for (const { item } of listAllItems(instrument)) {
    expect(item.confidence, item.key).toBe("secondary")
    expect(levelText(instrument, item, 3), item.key).toBeUndefined()
  }
  const allowed = listAllItems(instrument).filter(({ item }) => allowsNotApplicable(item))
  expect(keysOf(allowed)).toEqual(["4.4", "10.2", "11.2"])
  for (const { item } of allowed) expect(item.notApplicable).toMatchObject({ confidence: "product" })
})

test("the Majelis Masyayikh template holds four components without items, eight requirements and the predicates", () => {
  const instrument = readTemplate("mm-spm-dikdasmen")
  const empty = instrument.components.filter((node) => isGroup(node) && node.children.length === 0)
  expect(empty).toHaveLength(4)
  expect(listAllItems(instrument)).toHaveLength(8)
  expect(instrument.scoring.rule).toEqual({
    kind: "assessor-mean",
    assessors: 2,
    rule: { kind: "level-profile" },
  })
  expect(instrument.scoring.predicates?.confidence).toBe("secondary")
  expect(instrument.scoring.predicates?.bands.map((band) => `${band.from} ${band.name.id}`)).toEqual([
    "90 Mumtaz",
    "80 Jayyid",
    "60 Maqbul",
    "0 Rasib",
  ])
})

test.each(TEMPLATES)("%s says for every item where it is from and asks in two languages", (id) => {
  const instrument = readTemplate(id)
  expect(instrument.id).toBe(id)
  expect(instrument.status).toBe("draft-unverified")
  const titles = new Set<string>()
  for (const { item } of listAllItems(instrument)) {
    expect(item.source.length, item.key).toBeGreaterThan(0)
    expect(item.topic.id, item.key).not.toBe(item.topic.en)
    expect(item.evidence.length, item.key).toBeGreaterThan(0)
    titles.add(item.topic.id)
  }
  expect(titles.size).toBe(listAllItems(instrument).length)
})

test.each(TEMPLATES)("%s is the same after being pinned and read again", (id) => {
  const instrument = readTemplate(id)
  const pinned = canonicalInstrument(instrument)
  expect(readPinnedInstrument(pinned)).toEqual(instrument)
  expect(canonicalInstrument(readPinnedInstrument(pinned))).toBe(pinned)
})

test("the canonical form does not depend on the order of fields", () => {
  const instrument = sampleInstrument()
  const turned = Object.fromEntries(Object.entries(instrument).reverse())
  expect(canonicalInstrument(turned as typeof instrument)).toBe(canonicalInstrument(instrument))
})

test("a pinned copy that is no instrument is a bug that quotes the place", () => {
  const broken = JSON.stringify({ ...sampleInstrument(), version: 1 })
  expect(() => readPinnedInstrument(broken)).toThrow(
    "Not an instrument: version: expected a version in quotes",
  )
})

test("previous and next follow the applicant's own list and stop at its ends", () => {
  const instrument = readTemplate("kemenag-registrasi-pesantren")
  expect(nextItem(instrument, "pesantren", "R-02")?.key).toBe("R-03a")
  expect(nextItem(instrument, "pesantren", "R-09")?.key).toBe("R-11")
  expect(nextItem(instrument, "foundation", "R-09")?.key).toBe("R-10")
  expect(previousItem(instrument, "pesantren", "R-11")?.key).toBe("R-09")
  expect(previousItem(instrument, "pesantren", "R-01")).toBeUndefined()
  expect(nextItem(instrument, "pesantren", "R-13")).toBeUndefined()
  expect(nextItem(instrument, "branch-pesantren", "R-13")?.key).toBe("R-14")
  expect(nextItem(instrument, "pesantren", "R-14")).toBeUndefined()
})

test("an item that applies inside a group that does not, does not apply", () => {
  const group = {
    ...sampleGroup("A", [sampleItem("a1")]),
    appliesTo: { kinds: ["pkbm" as const], confidence: "product" as const },
  }
  const instrument = sampleInstrument({ components: [group, sampleItem("top")] })
  expect(keysOf(listItems(instrument, "pesantren"))).toEqual(["top"])
  expect(keysOf(listItems(instrument, "pkbm"))).toEqual(["a1", "top"])
  expect(requireItem(instrument, "top").component.key).toBe("top")
})

test("an unknown item is undefined or a bug that quotes it", () => {
  const instrument = sampleInstrument()
  expect(getItem(instrument, "A")).toBeUndefined()
  expect(() => requireItem(instrument, "3.4")).toThrow('Unknown item "3.4" in instrument "sample@1"')
})

test("a level's own text for an item goes before the scale's, and a title without number stands alone", () => {
  const instrument = sampleInstrument()
  const level = { value: 4, name: both("best"), text: both("of the scale") }
  const scaled = {
    ...instrument,
    scale: { ...instrument.scale, levels: [{ value: 0, name: both("none") }, level] },
  }
  expect(levelText(scaled, sampleItem("x"), 4)?.en).toBe("of the scale")
  expect(levelText(scaled, sampleItem("x", { levelTexts: { "4": both("own") } }), 4)?.en).toBe("own")
  expect(maxLevel(scaled)).toBe(4)
  expect(nodeLabel(sampleItem("x"), "id")).toBe("x")
  expect(text({ id: "satu", en: "one" }, "en")).toBe("one")
})
