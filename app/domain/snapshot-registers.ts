import { z } from "zod"
import { CONDITIONS, EDUCATOR_ROLES, FACILITY_KINDS, INSTITUTIONS } from "#app/domain/register-terms.ts"

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Count = z.number().int().nullable()

/** A unit's registers as they stand when a snapshot is taken, each in the order of its codes or of its years. */
export const SnapshotRegisters = z.strictObject({
  educators: z.array(
    z.strictObject({
      number: z.number().int(),
      name: z.string(),
      role: z.enum(EDUCATOR_ROLES),
      institution: z.enum(INSTITUTIONS),
      institutionName: z.string(),
      qualification: z.string(),
      qualified: z.boolean().nullable(),
      subjects: z.array(z.string()),
      weeklyMinutes: Count,
      from: Day.nullable(),
      until: Day.nullable(),
    }),
  ),
  facilities: z.array(
    z.strictObject({
      number: z.number().int(),
      kind: z.enum(FACILITY_KINDS),
      name: z.string(),
      quantity: z.number().int(),
      capacity: Count,
      condition: z.enum(CONDITIONS),
    }),
  ),
  curriculum: z.array(
    z.strictObject({
      academicYear: z.string(),
      programme: z.string(),
      subject: z.string(),
      aim: z.string(),
      weeklyMinutes: Count,
      /** Number of the kitab it is read from. */
      kitab: Count,
    }),
  ),
  kitab: z.array(
    z.strictObject({
      number: z.number().int(),
      title: z.string(),
      author: z.string(),
      field: z.string(),
      pages: Count,
      copies: Count,
    }),
  ),
})

export type SnapshotRegisters = z.infer<typeof SnapshotRegisters>

/** Every free text of the registers that an edition prints. */
export function registerTexts({ educators, facilities, curriculum, kitab }: SnapshotRegisters): string[] {
  return [
    ...educators.flatMap(({ qualification, subjects }) => [qualification, ...subjects]),
    ...facilities.map(({ name }) => name),
    ...curriculum.flatMap(({ programme, subject, aim }) => [programme, subject, aim]),
    ...kitab.flatMap(({ title, author, field }) => [title, author, field]),
  ]
}
