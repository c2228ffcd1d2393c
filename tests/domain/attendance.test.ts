import { expect, test } from "vitest"
import { AttendanceForm, planMarks } from "#app/domain/attendance.ts"
import { lessonsBetween, nextLesson, type Slot, unrecordedLessons, weekdayOf } from "#app/domain/timetable.ts"

const slot = (id: string, weekday: number, startsAt: string, more: Partial<Slot> = {}): Slot => ({
  id,
  weekday,
  startsAt,
  endsAt: "",
  from: "2026-01-01",
  until: null,
  ...more,
})

test("the week begins on Monday", () => {
  expect(weekdayOf("2026-11-23")).toBe(1)
  expect(weekdayOf("2026-11-29")).toBe(7)
  expect(weekdayOf("2000-01-01")).toBe(6)
})

test("the timetable foresees each slot on its weekday, first and last day included", () => {
  const slots = [
    slot("b", 1, "13:00"),
    slot("a", 1, "08:00"),
    slot("short", 3, "08:00", { from: "2026-11-25", until: "2026-11-25" }),
  ]
  expect(
    lessonsBetween(slots, { from: "2026-11-23", to: "2026-12-06" }).map(
      (lesson) => `${lesson.day} ${lesson.slotId}`,
    ),
  ).toEqual(["2026-11-23 a", "2026-11-23 b", "2026-11-25 short", "2026-11-30 a", "2026-11-30 b"])
  expect(lessonsBetween(slots, { from: "2026-11-24", to: "2026-11-23" })).toEqual([])
})

test("a lesson waits to be written down from its beginning until it was held or fell away", () => {
  const lessons = lessonsBetween([slot("a", 1, "08:00"), slot("b", 2, "08:00")], {
    from: "2026-11-16",
    to: "2026-11-24",
  })
  const waiting = (time: string, sessions: { day: string; startsAt: string; state: string }[]) =>
    unrecordedLessons(lessons, sessions, { day: "2026-11-24", time }).map((lesson) => lesson.day)
  expect(waiting("07:59", [])).toEqual(["2026-11-16", "2026-11-17", "2026-11-23"])
  expect(waiting("08:00", [])).toContain("2026-11-24")
  const told = [
    { day: "2026-11-16", startsAt: "08:00", state: "held" },
    { day: "2026-11-17", startsAt: "08:00", state: "cancelled" },
    { day: "2026-11-23", startsAt: "08:00", state: "planned" },
    { day: "2026-11-24", startsAt: "09:00", state: "held" },
  ]
  expect(waiting("08:00", told)).toEqual(["2026-11-23", "2026-11-24"])
})

test("the next lesson is the first that has not begun", () => {
  const slots = [slot("a", 2, "08:00"), slot("b", 5, "08:00")]
  expect(nextLesson(slots, { day: "2026-11-24", time: "07:59" })?.day).toBe("2026-11-24")
  expect(nextLesson(slots, { day: "2026-11-24", time: "08:00" })?.day).toBe("2026-11-27")
  expect(
    nextLesson([slot("old", 2, "08:00", { until: "2026-01-31" })], { day: "2026-11-24", time: "00:00" }),
  ).toBeUndefined()
})

test("whoever is not marked is hadir, and strangers are left out", () => {
  const plan = planMarks(["a", "b"], [], { b: "izin", stranger: "alpa" })
  expect(plan.fresh).toEqual([
    { santriId: "a", status: "hadir" },
    { santriId: "b", status: "izin" },
  ])
  expect(plan.sums).toEqual({ hadir: 1, izin: 1, berhalangan: 0, alpa: 0 })
})

test("a correction takes the old mark back from the sums; an unmarked santri keeps what is stored", () => {
  const stored = [
    { id: "1", santriId: "a", status: "alpa" as const },
    { id: "2", santriId: "gone", status: "izin" as const },
  ]
  const plan = planMarks(["a", "late"], stored, { a: "hadir", late: "hadir" })
  expect(plan.corrected).toEqual([{ id: "1", santriId: "a", before: "alpa", after: "hadir" }])
  expect(plan.fresh).toEqual([{ santriId: "late", status: "hadir" }])
  expect(plan.sums).toEqual({ hadir: 2, izin: 0, berhalangan: 0, alpa: -1 })
  expect(planMarks(["a"], stored, {}).corrected).toEqual([])
})

test("a list as sent is read mark by mark, and a mark that is none is refused", () => {
  const sent = { version: "3", educatorId: "", "mark-a": "izin", "mark-b": "hadir" }
  expect(AttendanceForm.parse(sent)).toEqual({
    version: 3,
    educatorId: null,
    topic: "",
    initialled: false,
    marks: { a: "izin", b: "hadir" },
  })
  expect(AttendanceForm.safeParse({ ...sent, "mark-a": "sakit" }).success).toBe(false)
  expect(AttendanceForm.safeParse({ ...sent, version: "x" }).success).toBe(false)
})
