import type { Day } from "#app/domain/dates.ts"
import { coversDay } from "#app/domain/enrolment.ts"
import type { SnapshotRegisters } from "#app/domain/snapshot-registers.ts"
import type { Db } from "#db/client.server.ts"
import {
  listCurriculum,
  listEducators,
  listFacilities,
  listKitab,
  listProgrammesWithLevels,
} from "#db/queries/registers.server.ts"

/** The registers of a unit on a day: who serves, what there is, what is taught and read; undefined where nothing is. */
export async function gatherRegisters(
  db: Db,
  unitId: string,
  day: Day,
): Promise<SnapshotRegisters | undefined> {
  const educators = (await listEducators(db, [unitId])).filter(({ from, until }) =>
    coversDay({ from: from ?? day, until }, day),
  )
  const facilities = await listFacilities(db, [unitId])
  const curriculum = await listCurriculum(db, [unitId])
  const kitab = (await listKitab(db, [unitId])).filter(({ retired }) => !retired)
  if (educators.length + facilities.length + curriculum.length + kitab.length === 0) return undefined
  const programmes = new Map((await listProgrammesWithLevels(db, [unitId])).map(({ id, name }) => [id, name]))
  const kitabNumbers = new Map(kitab.map(({ id, number }) => [id, number]))
  return {
    educators: educators
      // By code: an order by name would tell of names where only codes are shown.
      .sort((a, b) => a.number - b.number)
      .map((row) => ({
        number: row.number,
        name: row.name,
        role: row.role,
        institution: row.institution,
        institutionName: row.institutionName,
        qualification: row.qualification,
        qualified: row.qualified,
        subjects: row.subjects,
        weeklyMinutes: row.weeklyMinutes,
        from: row.from,
        until: row.until,
      })),
    facilities: facilities.map((row) => ({
      number: row.number,
      kind: row.kind,
      name: row.name,
      quantity: row.quantity,
      capacity: row.capacity,
      condition: row.condition,
    })),
    curriculum: curriculum.map((row) => ({
      academicYear: row.academicYear,
      programme: programmes.get(row.programmeId ?? "") ?? "",
      subject: row.subject,
      aim: row.aim,
      weeklyMinutes: row.weeklyMinutes,
      kitab: kitabNumbers.get(row.kitabId ?? "") ?? null,
    })),
    kitab: kitab.map((row) => ({
      number: row.number,
      title: row.title,
      author: row.author,
      field: row.field,
      pages: row.pages,
      copies: row.copies,
    })),
  }
}
