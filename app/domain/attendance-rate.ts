import { type Fraction, fraction } from "#app/domain/fraction.ts"
import { ATTENDANCE, type Attendance } from "#app/domain/progress-terms.ts"

/** How often each was written down. */
export type AttendanceCounts = Record<Attendance, number>

/** Counts rows of attendance, each once or as often as its `count` says. */
export function countAttendance(
  rows: readonly { status: Attendance; count?: number | undefined }[],
): AttendanceCounts {
  const counts = Object.fromEntries(ATTENDANCE.map((status) => [status, 0])) as AttendanceCounts
  for (const { status, count } of rows) counts[status] += count ?? 1
  return counts
}

/** All rows together, whatever they say. */
export function attendanceTotal(counts: AttendanceCounts): number {
  return ATTENDANCE.reduce((sum, status) => sum + counts[status], 0)
}

/**
 * The share of hadir in all that was written down, excused or not: nobody asks why. Undefined where nothing
 * was written down.
 */
export function attendanceRate(counts: AttendanceCounts): Fraction | undefined {
  const total = attendanceTotal(counts)
  return total === 0 ? undefined : fraction(counts.hadir, total)
}
