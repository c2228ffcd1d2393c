import type { Day } from "#app/domain/dates.ts"
import { coversDay, type Stay } from "#app/domain/enrolment.ts"

/** Where a santri stands on a day: there, gone, yet to come, or never entered. */
export type Standing = "resident" | "left" | "coming" | "none"

/** How a santri stands on a day, and the stay that says so; `stays` are those of one santri. */
export function standingOf<T extends Pick<Stay, "from" | "until">>(
  stays: readonly T[],
  day: Day,
): { standing: Standing; stay: T | undefined } {
  const present = stays.find((stay) => coversDay(stay, day))
  if (present !== undefined) return { standing: "resident", stay: present }
  const past = stays.filter((stay) => stay.from <= day)
  const latest = past.reduce<T | undefined>(
    (last, stay) => (last === undefined || stay.from > last.from ? stay : last),
    undefined,
  )
  if (latest !== undefined) return { standing: "left", stay: latest }
  return stays[0] === undefined
    ? { standing: "none", stay: undefined }
    : { standing: "coming", stay: stays[0] }
}
