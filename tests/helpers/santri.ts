import { eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { insertSantri, type NewSantri, type NewStay } from "#app/services/insert-santri.server.ts"
import { prepareProgrammes } from "#app/services/prepare-programmes.server.ts"
import { takeNumbers } from "#app/services/take-number.server.ts"
import { newId } from "#db/ids.ts"
import { educator } from "#db/schema/educators.ts"
import { halaqah, halaqahMember, halaqahTeacher } from "#db/schema/halaqah.ts"
import { programme } from "#db/schema/programmes.ts"
import { systemActor, write } from "#db/write.server.ts"

/** A stay that began on a day, and ended on another when given. */
export function stay(from: string, until: string | null = null, more: Partial<NewStay> = {}): NewStay {
  return {
    from,
    until,
    reason: until === null ? null : "bebas",
    intake: from.slice(0, 4),
    decisionNumber: "",
    decisionOn: null,
    registeredElsewhere: false,
    ...more,
  }
}

/** Santri of a unit, there since 2025 unless said otherwise. @returns their ids in order. */
export async function makeSantri(unitId: string, ...entries: Partial<NewSantri>[]): Promise<string[]> {
  return write(systemActor("test"), "system.test", { unitId }, (tx) =>
    insertSantri(tx, {
      unitId,
      enteredBy: "test",
      entries: entries.map((entry, at) => ({
        name: `Santri Contoh ${at + 1}`,
        registerNumber: "",
        stays: [stay("2025-01-01")],
        ...entry,
      })),
    }),
  )
}

export interface HalaqahToMake {
  name?: string
  /** How its programme writes progress down; the unit's first programme of that kind. */
  progress?: "ibadah" | "tahsin" | "tahfidz" | "kitab"
  members?: readonly string[]
  /** An account that leads it. */
  teacher?: Actor
  from?: string
}

/** A halaqah of a unit with its ustadz and members, all since 2025 unless said otherwise. */
export async function makeHalaqah(
  unitId: string,
  { name = "Halaqah", progress = "tahfidz", members = [], teacher, from = "2025-01-01" }: HalaqahToMake = {},
): Promise<{ halaqahId: string; programmeId: string; educatorId: string }> {
  const entered = { enteredBy: "test", enteredAt: new Date() }
  return write(systemActor("test"), "system.test", { unitId }, async (tx) => {
    await prepareProgrammes(tx, unitId)
    const programmes = await tx.select().from(programme).where(eq(programme.unitId, unitId))
    const found = programmes.find((one) => one.progress === progress)
    if (found === undefined) throw new Error(`The unit has no programme of "${progress}"`)
    const [halaqahId, educatorId] = [newId(), newId()]
    await tx.insert(educator, {
      id: educatorId,
      unitId,
      number: await takeNumbers(tx, unitId, "educator"),
      name: teacher?.name ?? "Ustadz Contoh",
      role: "ustadz",
      institution: "own",
      subjects: [],
      userId: teacher?.userId ?? null,
      ...entered,
    })
    await tx.insert(halaqah, { id: halaqahId, unitId, programmeId: found.id, name, from, ...entered })
    await tx.insert(halaqahTeacher, { id: newId(), unitId, halaqahId, educatorId, from })
    if (members.length > 0)
      await tx.insert(
        halaqahMember,
        members.map((santriId) => ({ id: newId(), unitId, halaqahId, santriId, from })),
      )
    return { halaqahId, programmeId: found.id, educatorId }
  })
}
