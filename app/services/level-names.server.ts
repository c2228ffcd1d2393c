import type { Db } from "#db/client.server.ts"
import { listProgrammeLevels, listUnitMethods, listUnitProgrammes } from "#db/queries/programmes.server.ts"

/** A level of a programme: with a name of its own, or a volume (jilid) of the programme's method. */
export interface Level {
  number: number
  /** Null for a volume, which is called by its number. */
  name: string | null
}

export interface ProgrammeChoice {
  id: string
  unitId: string
  name: string
  retired: boolean
  levels: Level[]
}

/** The programmes of the units with their levels: those named, or the volumes of the usual method. */
export async function listProgrammeChoices(db: Db, unitIds: readonly string[]): Promise<ProgrammeChoice[]> {
  const programmes = await listUnitProgrammes(db, unitIds)
  const [methods, levels] = await Promise.all([
    listUnitMethods(db, unitIds),
    listProgrammeLevels(
      db,
      programmes.map((one) => one.id),
    ),
  ])
  return programmes.map(({ id, unitId, name, retired, methodId }) => {
    const volumes = methods.find((one) => one.id === methodId)?.volumes ?? 0
    const named = levels.filter((one) => one.programmeId === id)
    return {
      id,
      unitId,
      name,
      retired,
      levels:
        named.length > 0
          ? named.map((one) => ({ number: one.number, name: one.name }))
          : Array.from({ length: volumes }, (_, at) => ({ number: at + 1, name: null })),
    }
  })
}

/** The level of a programme by its number; one that nothing is known of goes by the number alone. */
export function levelOf(
  choices: readonly ProgrammeChoice[],
  programmeId: string,
  number: number | null,
): Level | null {
  if (number === null) return null
  const levels = choices.find((one) => one.id === programmeId)?.levels ?? []
  return levels.find((one) => one.number === number) ?? { number, name: null }
}
