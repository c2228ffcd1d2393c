import { openRegisterNumber } from "#app/auth/register-keys.server.ts"
import type { Day } from "#app/domain/dates.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { maskRegisterNumber } from "#app/domain/register-number.ts"
import { type Standing, standingOf } from "#app/domain/santri-standing.ts"
import type { Db } from "#db/client.server.ts"
import { listHalaqahOf, listStays, type SantriRow } from "#db/queries/santri.server.ts"

/** A santri as lists show him. */
export interface SantriLine {
  id: string
  code: string
  name: string
  arabicName: string
  /** Masked; null where there is none, "?" where the key does not open it. */
  number: string | null
  standing: Standing
  /** The stay that counts today: the present one, else the latest. */
  stay: { id: string; intake: string; from: Day; until: Day | null; reason: string | null } | null
  halaqah: { id: string; name: string }[]
  sample: boolean
  isErased: boolean
}

/** Rows of the register as lists show them, with where each stands today. */
export async function santriLines(db: Db, rows: readonly SantriRow[], today: Day): Promise<SantriLine[]> {
  const ids = rows.map((row) => row.id)
  const [stays, places] = await Promise.all([listStays(db, ids), listHalaqahOf(db, ids, today)])
  return rows.map((row) => {
    const { standing, stay } = standingOf(
      stays.filter((one) => one.santriId === row.id),
      today,
    )
    return {
      id: row.id,
      code: registerCode("santri", row.number),
      name: row.name,
      arabicName: row.arabicName,
      number: shownNumber(row),
      standing,
      stay:
        stay === undefined
          ? null
          : { id: stay.id, intake: stay.intake, from: stay.from, until: stay.until, reason: stay.reason },
      halaqah: places
        .filter((place) => place.santriId === row.id)
        .map(({ halaqahId, name }) => ({ id: halaqahId, name })),
      sample: row.sample,
      isErased: row.erasedAt !== null,
    }
  })
}

/** The register number as everybody who sees the santri is shown it. */
export function shownNumber({ id, registerNumberSealed }: SantriRow): string | null {
  if (registerNumberSealed === null) return null
  const number = openRegisterNumber(registerNumberSealed, id)
  return number === undefined ? "?" : maskRegisterNumber(number)
}
