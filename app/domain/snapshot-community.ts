import { z } from "zod"

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Localised = z.strictObject({ id: z.string(), en: z.string() })

/** How a figure was counted: over a period, on the day `to`, or where both are null on the snapshot's own day. */
export const Counted = z.strictObject({
  title: Localised,
  definition: Localised,
  unit: z.enum(["count", "percent", "ratio"]),
  from: Day.nullable(),
  to: Day.nullable(),
})

/** Santri and educators of the cycle's period: what was counted of them all, and the stays by code. */
export const SnapshotCommunity = z.strictObject({
  /** In the order in which figures are offered. */
  figures: z.array(z.strictObject({ figure: z.string(), value: z.string(), counted: Counted })),
  /** Stays that touch the period, by the santri's number and then by day. No names: a snapshot outlives an erasure. */
  stays: z.array(
    z.strictObject({
      number: z.number().int(),
      intake: z.string(),
      from: Day,
      until: Day.nullable(),
    }),
  ),
})
export type SnapshotCommunity = z.infer<typeof SnapshotCommunity>
