import { addDays, type Day, daysBetween, type Language } from "#app/domain/dates.ts"
import { mondayOf } from "#app/domain/weeks.ts"

/** 1 Monday … 7 Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** A weekly lesson. Times are `HH:MM` on the unit's clock, so they compare as text. */
export interface Slot {
  id: string
  weekday: number
  startsAt: string
  endsAt: string
  from: Day
  until: Day | null
}

/** A lesson that the timetable foresees on a day. */
export interface Lesson {
  day: Day
  startsAt: string
  endsAt: string
  slotId: string
}

/** A day and time on the unit's clock. */
export interface Moment {
  day: Day
  time: string
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return daysBetween(mondayOf(day), day) + 1
}

/** Whether a text is a time of the clock, `HH:MM`. */
export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** The lessons of the days of a period, both included, in order. */
export function lessonsBetween(slots: readonly Slot[], { from, to }: { from: Day; to: Day }): Lesson[] {
  const lessons: Lesson[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = weekdayOf(day)
    for (const slot of slots) {
      const lasts = slot.from <= day && (slot.until === null || day <= slot.until)
      if (slot.weekday !== weekday || !lasts) continue
      lessons.push({ day, startsAt: slot.startsAt, endsAt: slot.endsAt, slotId: slot.id })
    }
  }
  return lessons.sort((a, b) => compare(keyOf(a), keyOf(b)))
}

/** Lessons that have begun and of which nothing is written down, neither that they were held nor that they fell away. */
export function unrecordedLessons(
  lessons: readonly Lesson[],
  sessions: readonly { day: Day; startsAt: string; state: string }[],
  now: Moment,
): Lesson[] {
  const known = new Set(sessions.filter((one) => one.state !== "planned").map(keyOf))
  return lessons.filter((lesson) => hasBegun(lesson, now) && !known.has(keyOf(lesson)))
}

/** The first lesson that has not begun yet, within two weeks. */
export function nextLesson(slots: readonly Slot[], now: Moment): Lesson | undefined {
  return lessonsBetween(slots, { from: now.day, to: addDays(now.day, 14) }).find(
    (lesson) => !hasBegun(lesson, now),
  )
}

function hasBegun(lesson: Lesson, now: Moment): boolean {
  return lesson.day < now.day || (lesson.day === now.day && lesson.startsAt <= now.time)
}

function keyOf({ day, startsAt }: { day: Day; startsAt: string }): string {
  return `${day} ${startsAt}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A time as people read it: `08.00` in Indonesian, `08:00` in English. */
export function clockText(time: string, language: Language): string {
  return language === "id" ? time.replace(":", ".") : time
}
