import { z } from "zod"
import { ACTION_STATES } from "#app/domain/action.ts"
import { VISIT_PURPOSES } from "#app/domain/visit.ts"

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/**
 * Officials' visits with what was asked for, and how far each direction was followed up; directions by letter have no
 * visit.
 */
export const SnapshotVisits = z.strictObject({
  visits: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      purpose: z.enum(VISIT_PURPOSES),
      from: Day,
      until: Day,
      offices: z.array(z.string()),
      /** Invented for demonstration. */
      sample: z.boolean(),
    }),
  ),
  directions: z.array(
    z.strictObject({
      visit: z.string().nullable(),
      number: z.number().int(),
      text: z.string(),
      givenBy: z.string(),
      givenOn: Day,
      /** Of its actions. */
      states: z.array(z.enum(ACTION_STATES)),
    }),
  ),
})
export type SnapshotVisits = z.infer<typeof SnapshotVisits>

/** Every free text of visits and directions that an edition prints. */
export function visitTexts({ visits, directions }: SnapshotVisits): string[] {
  return [
    ...visits.flatMap(({ title, offices }) => [title, ...offices]),
    ...directions.flatMap(({ text, givenBy }) => [text, givenBy]),
  ]
}
