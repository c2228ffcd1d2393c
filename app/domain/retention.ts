import type { Day } from "#app/domain/dates.ts"
import { lastDayOfMonth } from "#app/domain/days.ts"

/** What is kept of a santri who left, and until when. */

/** Months after the last day of the last stay; null keeps without end. */
export interface RetentionTerms {
  identityMonths: number | null
  progressMonths: number | null
}

/** A santri as retention looks at him. */
export interface KeptSantri {
  id: string
  /** Last day of his last stay; null while one lasts, or where he never stayed. */
  leftOn: Day | null
  isErased: boolean
  hasProgress: boolean
}

export interface DueSantri {
  id: string
  leftOn: Day
  /** Since when name, register number and photo are due, if they are. */
  identitySince: Day | null
  progressSince: Day | null
}

/** The first day on which something is due: so many months after the last day, or the end of a shorter month. */
export function dueOn(leftOn: Day, months: number): Day {
  const [year = 0, month = 0, day = 0] = leftOn.split("-").map(Number)
  const at = year * 12 + month - 1 + months
  const last = lastDayOfMonth(Math.floor(at / 12), (at % 12) + 1)
  const padded = `${last.slice(0, 8)}${String(day).padStart(2, "0")}`
  return padded < last ? padded : last
}

/** Whose data are due for removal on a day, the longest gone first. */
export function listDue(santri: readonly KeptSantri[], terms: RetentionTerms, today: Day): DueSantri[] {
  const since = (leftOn: Day, months: number | null) => {
    const day = months === null ? null : dueOn(leftOn, months)
    return day !== null && day <= today ? day : null
  }
  return santri
    .flatMap(({ id, leftOn, isErased, hasProgress }): DueSantri[] => {
      if (leftOn === null || leftOn >= today) return []
      const identitySince = isErased ? null : since(leftOn, terms.identityMonths)
      const progressSince = hasProgress ? since(leftOn, terms.progressMonths) : null
      return identitySince === null && progressSince === null
        ? []
        : [{ id, leftOn, identitySince, progressSince }]
    })
    .sort((a, b) => (a.leftOn < b.leftOn ? -1 : a.leftOn > b.leftOn ? 1 : a.id < b.id ? -1 : 1))
}
