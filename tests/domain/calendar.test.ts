import fc from "fast-check"
import { expect, test } from "vitest"
import { agendaOf, type CalendarEvent, readMonths } from "#app/domain/agenda.ts"
import { SpanForm } from "#app/domain/calendar-forms.ts"
import { hijriShiftOn, type Span } from "#app/domain/calendar-span.ts"
import { formatHijri } from "#app/domain/dates.ts"
import { escapeText, foldLine, writeIcs } from "#app/domain/ics.ts"
import { nextRamadan } from "#app/domain/ramadan.ts"
import { workBack } from "#app/domain/work-back.ts"

const span = (kind: Span["kind"], from: string, until: string, hijriShift: number | null = null): Span => ({
  kind,
  title: `${kind} ${from}`,
  from,
  until,
  hijriShift,
})
const daysOf = (visit: string, spans: Span[] = []) => workBack(visit, spans).map(({ day }) => day)

test("the steps stand six, four, two weeks and one before the visit", () => {
  expect(daysOf("2027-04-30")).toEqual(["2027-03-19", "2027-04-02", "2027-04-16", "2027-04-23"])
})

test("a step on a day off moves before it, over days off that touch, and says for what", () => {
  const off = [span("libur", "2027-03-15", "2027-03-19"), span("libur", "2027-03-13", "2027-03-14")]
  const [first, second] = workBack("2027-04-30", off)
  expect(first).toMatchObject({ day: "2027-03-12", movedFor: "libur 2027-03-15" })
  expect(second).toMatchObject({ day: "2027-04-02", movedFor: undefined })
  expect(daysOf("2027-04-30", [span("kegiatan", "2027-03-01", "2027-04-30")])).toEqual(daysOf("2027-04-30"))
})

test("heavy work in Ramadan is marked, not moved; issuing a dossier is no heavy work", () => {
  const fasting = [span("ramadan", "2027-03-01", "2027-04-30")]
  expect(workBack("2027-04-30", fasting).map((step) => step.fasting !== undefined)).toEqual([
    true,
    true,
    false,
    true,
  ])
  expect(daysOf("2027-04-30", fasting)).toEqual(daysOf("2027-04-30"))
})

test("steps never change their order, whatever days are off", () => {
  const days = fc.integer({ min: 0, max: 80 })
  const dayAt = (count: number) => new Date(Date.UTC(2027, 1, 20 + count)).toISOString().slice(0, 10)
  const off = fc
    .tuple(days, fc.integer({ min: 0, max: 14 }))
    .map(([at, length]) => span("libur", dayAt(at), dayAt(at + length)))
  fc.assert(
    fc.property(fc.array(off, { maxLength: 6 }), (spans) => {
      const found = daysOf("2027-04-30", spans)
      expect([...found].sort()).toEqual(found)
      for (const day of found) expect(spans.some((one) => one.from <= day && day <= one.until)).toBe(false)
    }),
  )
})

test("a correction moves the Hijri date on its own days alone", () => {
  expect(formatHijri("2026-11-24", "id")).toBe(formatHijri("2026-11-23", "id", 1))
  expect(formatHijri("2026-11-24", "id", -2)).toBe(formatHijri("2026-11-22", "id"))
  const spans = [span("hijri", "2026-11-20", "2026-11-24", -1), span("libur", "2026-11-25", "2026-11-25")]
  expect(
    ["2026-11-19", "2026-11-20", "2026-11-24", "2026-11-25"].map((day) => hijriShiftOn(spans, day)),
  ).toEqual([0, -1, -1, 0])
})

test("Ramadan is proposed as the calculated calendar has it, from the one that runs on", () => {
  const of1447 = { from: "2026-02-18", to: "2026-03-19", hijriYear: 1447 }
  for (const day of ["2026-01-01", "2026-02-18", "2026-03-19"]) expect(nextRamadan(day)).toEqual(of1447)
  expect(nextRamadan("2026-03-20")).toEqual({ from: "2027-02-08", to: "2027-03-08", hijriYear: 1448 })
  expect(formatHijri("2027-02-08", "id")).toMatch(/^1 Ramadan 1448/)
  expect(formatHijri("2027-03-09", "id")).toMatch(/^1 Syawal 1448/)
})

test("a correction without a shift is none, and another span has no shift", () => {
  const typed = { title: "A", from: "2026-11-20", until: "2026-11-24" }
  const pathOf = (more: object) => SpanForm.safeParse({ ...typed, ...more }).error?.issues[0]?.path[0]
  expect(pathOf({ kind: "hijri", hijriShift: "" })).toBe("hijriShift")
  expect(pathOf({ kind: "hijri", hijriShift: "3" })).toBe("hijriShift")
  expect(pathOf({ kind: "libur", until: "2026-11-19" })).toBe("until")
  expect(SpanForm.parse({ ...typed, kind: "hijri", hijriShift: "-1" }).hijriShift).toBe(-1)
  expect(SpanForm.parse({ ...typed, kind: "libur", hijriShift: "-1" }).hijriShift).toBeNull()
})

test("an agenda tells each event on its first day, or on the first that is shown", () => {
  const event = (uid: string, kind: CalendarEvent["kind"], from: string, until = from): CalendarEvent => ({
    ...{ uid, kind, from, until },
    ...{ title: uid, note: "", to: null },
  })
  const events = [
    event("late", "items", "2026-12-02"),
    event("visit", "visit", "2026-12-02"),
    event("month", "ramadan", "2026-10-20", "2026-12-10"),
    event("gone", "libur", "2026-10-01"),
  ]
  const told = agendaOf(events, { from: "2026-11-01", to: "2026-12-31" }).map(({ month, days }) => [
    month,
    days.map(({ day, events: own, within }) => [day, own.map(({ uid }) => uid), within]),
  ])
  expect(told).toEqual([
    ["2026-11", [["2026-11-01", ["month"], []]]],
    ["2026-12", [["2026-12-02", ["visit", "late"], ["month"]]]],
  ])
})

test("an address asks for half a year, and an odd one for that of today", () => {
  expect(readMonths("2026-09", "2026-11-24")).toEqual({
    from: "2026-09-01",
    to: "2027-02-28",
    before: "2026-03",
    after: "2027-03",
  })
  expect(readMonths("2026-13", "2026-11-24").from).toBe("2026-11-01")
})

const octets = (text: string) => Buffer.byteLength(text, "utf8")

test("lines of a calendar file are folded at 75 octets, never within a letter", () => {
  expect(foldLine("A".repeat(75))).toBe("A".repeat(75))
  expect(foldLine("A".repeat(76))).toBe(`${"A".repeat(75)}\r\n A`)
  const arabic = `SUMMARY:${"قرآن".repeat(30)}`
  const parts = foldLine(arabic).split("\r\n")
  expect(parts.length).toBeGreaterThan(3)
  for (const part of parts) expect(octets(part)).toBeLessThanOrEqual(75)
  expect(foldLine(arabic).replaceAll("\r\n ", "")).toBe(arabic)
})

test("whatever a line says, unfolding it gives it back, and no part is longer than 75 octets", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const line = escapeText(text.replace(/[\r\n]/g, ""))
      const parts = foldLine(line).split("\r\n")
      expect(parts.map((part, at) => (at === 0 ? part : part.slice(1))).join("")).toBe(line)
      for (const part of parts) expect(octets(part)).toBeLessThanOrEqual(75)
    }),
  )
})

test("a calendar file holds whole days with an end that is outside, escaped texts and CRLF", () => {
  const event = {
    uid: "visit-1@miqyas",
    stamp: new Date("2026-11-01T02:03:04.567Z"),
    sequence: 3,
    from: "2026-12-29",
    until: "2026-12-31",
    title: "Visitasi; A, B\\C",
    note: "Satu\nDua",
  }
  const file = writeIcs("Kalender", [event])
  expect(file.split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Miqyas//Kalender//ID",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Kalender",
    "BEGIN:VEVENT",
    "UID:visit-1@miqyas",
    "DTSTAMP:20261101T020304Z",
    "SEQUENCE:3",
    "DTSTART;VALUE=DATE:20261229",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY:Visitasi\\; A\\, B\\\\C",
    "DESCRIPTION:Satu\\nDua",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ])
  expect(writeIcs("Kalender", [event])).toBe(file)
})
