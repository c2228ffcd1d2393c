import fc from "fast-check"
import { expect, test } from "vitest"
import { attendanceRate, attendanceTotal, countAttendance } from "#app/domain/attendance-rate.ts"
import { compare, fraction, fractionText } from "#app/domain/fraction.ts"
import { type Grade, gradeByCode, gradeOfMark, meanMark, scaleProblem } from "#app/domain/grades.ts"
import { ATTENDANCE } from "#app/domain/progress-terms.ts"
import { parseRegisterCode, registerCode } from "#app/domain/register-code.ts"
import { maskRegisterNumber, normaliseRegisterNumber } from "#app/domain/register-number.ts"
import { NUMBERED } from "#app/domain/register-terms.ts"

test("a code is read back as people type it, and no code is taken for that of another register", () => {
  fc.assert(
    fc.property(fc.constantFrom(...NUMBERED), fc.integer({ min: 1, max: 999_999 }), (kind, number) => {
      const code = registerCode(kind, number)
      expect(parseRegisterCode(kind, code)).toBe(number)
      expect(parseRegisterCode(kind, ` ${code.toLowerCase().replace("-", "")} `)).toBe(number)
      for (const other of NUMBERED) if (other !== kind) expect(parseRegisterCode(other, code)).toBeUndefined()
    }),
  )
  expect(registerCode("santri", 7)).toBe("S-007")
  expect(registerCode("santri", 1234)).toBe("S-1234")
  expect(parseRegisterCode("santri", "Siti 7")).toBeUndefined()
})

test("a register number is the same however its letters and blanks are typed", () => {
  expect(normaliseRegisterNumber(" b.i 123 / 2024 ")).toBe("B.I123/2024")
  expect(normaliseRegisterNumber("   ")).toBe("")
})

test("a masked number shows its last two signs at most, never its length, and nothing of a short one", () => {
  expect(maskRegisterNumber("B.I123/2024")).toBe("••••24")
  expect(maskRegisterNumber("12345")).toBe("••••")
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (number) => {
      const shown = [...maskRegisterNumber(number)].slice(4)
      expect(shown.length).toBeLessThanOrEqual(2)
      expect([...number].join("").endsWith(shown.join(""))).toBe(true)
    }),
  )
})

test("the attendance rate is the share of hadir, excused or not, and nothing where nothing was written", () => {
  const counts = countAttendance([
    { status: "hadir", count: 6 },
    { status: "izin" },
    { status: "berhalangan" },
    { status: "alpa" },
  ])
  expect(counts).toEqual({ hadir: 6, izin: 1, berhalangan: 1, alpa: 1 })
  expect(attendanceTotal(counts)).toBe(9)
  expect(attendanceRate(counts)).toEqual(fraction(2, 3))
  expect(attendanceRate(countAttendance([]))).toBeUndefined()
})

test("a rate lies between nothing and all, however rows are split into counts", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ATTENDANCE), { minLength: 1 }), (statuses) => {
      const counts = countAttendance(statuses.map((status) => ({ status })))
      expect(attendanceTotal(counts)).toBe(statuses.length)
      const summed = countAttendance(ATTENDANCE.map((status) => ({ status, count: counts[status] })))
      expect(summed).toEqual(counts)
      const rate = attendanceRate(counts) ?? fraction(-1)
      expect(compare(rate, fraction(0)) >= 0 && compare(rate, fraction(1)) <= 0).toBe(true)
    }),
  )
})

const SCALE: Grade[] = [
  { code: "D", name: "Kurang", lowest: "0", passes: false, rank: 1 },
  { code: "C", name: "Cukup", lowest: "60", passes: true, rank: 2 },
  { code: "B", name: "Baik", lowest: "75.5", passes: true, rank: 3 },
  { code: "A", name: "Sangat baik", lowest: "90", passes: true, rank: 4 },
]

test("a mark earns the best grade it reaches, on the bound as above it", () => {
  const earned = (n: number, d = 1) => gradeOfMark(SCALE, fraction(n, d))?.code
  expect([earned(100), earned(90), earned(899, 10), earned(151, 2), earned(60), earned(0)]).toEqual([
    "A",
    "A",
    "B",
    "B",
    "C",
    "D",
  ])
  const named = SCALE.map((grade) => ({ ...grade, lowest: null }))
  expect(gradeOfMark(named, fraction(100))).toBeUndefined()
  expect(gradeByCode(SCALE, "B")?.name).toBe("Baik")
  expect(gradeByCode(SCALE, "b")).toBeUndefined()
})

test("a mean is exact", () => {
  const mean = meanMark(["80", "80", "81"])
  expect(mean && fractionText(mean)).toBe("241/3")
  expect(meanMark([])).toBeUndefined()
})

test("a scale whose better grade asks no more, or that names one twice, is refused", () => {
  expect(scaleProblem(SCALE)).toBeUndefined()
  expect(scaleProblem([...SCALE, { ...(SCALE[0] as Grade), rank: 9 }])).toBe("code-twice")
  expect(scaleProblem([...SCALE, { ...(SCALE[0] as Grade), code: "E" }])).toBe("rank-twice")
  expect(scaleProblem(SCALE.map((grade) => (grade.code === "A" ? { ...grade, lowest: "70" } : grade)))).toBe(
    "mark-order",
  )
  expect(scaleProblem(SCALE.map((grade) => (grade.code === "A" ? { ...grade, lowest: "101" } : grade)))).toBe(
    "mark-range",
  )
})
