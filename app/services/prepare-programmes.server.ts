import { eq } from "drizzle-orm"
import { DEFAULT_GRADES, DEFAULT_METHODS, DEFAULT_PROGRAMMES } from "#app/domain/programme-defaults.ts"
import { newId } from "#db/ids.ts"
import { grade, ibadahItem, method, programme, programmeLevel } from "#db/schema/programmes.ts"
import type { Tx } from "#db/write.server.ts"

/** Gives a unit the usual programmes, methods and grades, as part of a change; nothing where it has any. */
export async function prepareProgrammes(tx: Tx, unitId: string): Promise<void> {
  const [known] = await tx
    .select({ id: programme.id })
    .from(programme)
    .where(eq(programme.unitId, unitId))
    .limit(1)
  if (known !== undefined) return
  const methods = await tx.insert(
    method,
    DEFAULT_METHODS.map((one, sort) => ({ id: newId(), unitId, ...one, volumePages: [], sort })),
  )
  const programmes = await tx.insert(
    programme,
    DEFAULT_PROGRAMMES.map(({ name, progress, method: uses, supportingCount }, sort) => ({
      id: newId(),
      unitId,
      name,
      progress,
      methodId: methods.find((one) => one.name === uses)?.id ?? null,
      supportingCount,
      sort,
    })),
  )
  for (const { id: programmeId, name } of programmes) {
    const given = DEFAULT_PROGRAMMES.find((one) => one.name === name)
    const common = () => ({ id: newId(), unitId, programmeId })
    const levels = (given?.levels ?? []).map((level, at) => ({ ...common(), number: at + 1, name: level }))
    const lines = (given?.checklist ?? []).map((line, sort) => ({ ...common(), name: line, sort }))
    await tx.insert(
      grade,
      DEFAULT_GRADES.map((one) => ({ ...common(), ...one })),
    )
    if (levels.length > 0) await tx.insert(programmeLevel, levels)
    if (lines.length > 0) await tx.insert(ibadahItem, lines)
  }
}
