import { z } from "zod"

export const REGION_SORTS = ["tree", "unit", "ready", "blocked", "overdue", "visit", "counted"] as const
export type RegionSort = (typeof REGION_SORTS)[number]
export const REGION_STATES = ["any", "ready", "blocked", "silent"] as const

/** What the region's table is narrowed to and sorted by; it stands in the address. */
export const RegionQuery = z.object({
  q: z.string().trim().max(120).catch(""),
  state: z.enum(REGION_STATES).catch("any"),
  visit: z.enum(["any", "soon"]).catch("any"),
  /** An office's id. */
  parent: z
    .string()
    .max(80)
    .default("")
    .catch("")
    .transform((value) => (value === "" ? null : value)),
  sort: z.enum(REGION_SORTS).catch("tree"),
  desc: z
    .string()
    .optional()
    .transform((value) => value === "1"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type RegionQuery = z.output<typeof RegionQuery>
