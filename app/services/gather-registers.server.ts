import type { Day } from "#app/domain/dates.ts"
import type { SnapshotRegisters } from "#app/domain/dossier-snapshot.ts"
import { coversDay } from "#app/domain/enrolment.ts"
import type { Db } from "#db/client.server.ts"
import {
  listCurriculum,
  listEducators,
  listFacilities,
  listKitab,
  listProgrammesWithLevels,
} from "#db/queries/registers.server.ts"

/**
 * A unit's registers as a dossier prints them: who serves on a day, what there is, what is taught, what is read;
 * undefined where none of them has a row.
 */
export async function gatherRegisters(
  db: Db,
  unitId: string,
  day: Day,
): Promise<SnapshotRegisters | undefined> {
  const [educators, facilities, kitab, curriculum, programmes] = await Promise.all([
    listEducators(db, [unitId]),
    listFacilities(db, [unitId]),
    listKitab(db, [unitId]),
    listCurriculum(db, [unitId]),
    listProgrammesWithLevels(db, [unitId]),
  ])
  const registers: SnapshotRegisters = {
    educators: educators
      .sort((a, b) => a.number - b.number)
      .filter(({ from, until }) => coversDay({ from: from ?? day, until }, day))
      .map((row) => ({
        number: row.number,
        name: row.name,
        role: row.role,
        institution: row.institution,
        institutionName: row.institutionName,
        education: row.education,
        qualification: row.qualification,
        qualified: row.qualified,
        subjects: row.subjects,
        weeklyMinutes: row.weeklyMinutes,
      })),
    facilities: facilities.map(({ name, purpose, kind, quantity, capacity, condition }) => ({
      name,
      purpose,
      kind,
      quantity,
      capacity,
      condition,
    })),
    curriculum: curriculum.map((row) => ({
      academicYear: row.academicYear,
      programme: programmes.find(({ id }) => id === row.programmeId)?.name ?? "",
      subject: row.subject,
      aim: row.aim,
      weeklyMinutes: row.weeklyMinutes,
      kitab: kitab.find(({ id }) => id === row.kitabId)?.title ?? "",
    })),
    kitab: kitab
      .filter(({ retired }) => !retired)
      .map(({ number, title, author, field, pages, copies }) => ({
        number,
        title,
        author,
        field,
        pages,
        copies,
      })),
  }
  return Object.values(registers).every((rows) => rows.length === 0) ? undefined : registers
}
