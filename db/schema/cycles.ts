import { CYCLE_STATES } from "#app/domain/cycle-state.ts"
import { RESPONSE_STATES } from "#app/domain/response-state.ts"
import { boolean, date, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns.ts"
import { user } from "#db/schema/accounts.ts"
import { applicant, position, unit } from "#db/schema/units.ts"

/** One application for accreditation (pengajuan) under one pinned instrument. */
export const cycle = table(
  "cycle",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    applicantId: text()
      .notNull()
      .references(() => applicant.id),
    title: text().notNull(),
    instrumentKey: text().notNull(),
    instrumentVersion: text().notNull(),
    instrumentHash: text().notNull(),
    /** The cycle's own copy: a newer version of the file must not rescore it. */
    instrumentContent: text().notNull(),
    targetLevel: integer().notNull(),
    /** The days evidence must prove, both included. */
    periodFrom: date().notNull(),
    periodTo: date().notNull(),
    dueDate: date(),
    visitDate: date(),
    state: text({ enum: CYCLE_STATES }).notNull(),
    version: integer().notNull().default(1),
    openedBy: text().notNull(),
    openedAt: instant().notNull(),
  },
  (t) => [index("cycle_unit").on(t.unitId)],
)

/** What a cycle says about one item; a row exists from the opening for each item that applies. */
export const response = table(
  "response",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    item: text().notNull(),
    level: integer(),
    notApplicable: boolean().notNull().default(false),
    narrative: text().notNull().default(""),
    /** Why the target is not met, or why the item does not apply. */
    gapReason: text().notNull().default(""),
    status: text({ enum: RESPONSE_STATES }).notNull().default("belum"),
    positionId: text().references(() => position.id),
    dueDate: date(),
    /** Overrides the cycle's target for this item. */
    targetLevel: integer(),
    /** Who last changed the answer: may not review it. */
    authorId: text().references(() => user.id),
    answeredAt: instant(),
    reviewerId: text().references(() => user.id),
    reviewedAt: instant(),
    reviewNote: text().notNull().default(""),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex("response_item").on(t.cycleId, t.item), index("response_position").on(t.positionId)],
)

/** What a user typed and has not saved, with the version it started from. */
export const draft = table(
  "draft",
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    item: text().notNull(),
    baseVersion: integer().notNull(),
    content: json().$type<Record<string, string>>().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("draft_once").on(t.userId, t.cycleId, t.item)],
)

/** Why a period of an item's cadence has no evidence. */
export const holeExplanation = table(
  "hole_explanation",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    item: text().notNull(),
    hint: text().notNull(),
    /** As the cadence names it: `2026-06`, `2026-S1`, `2026/2027`. */
    period: text().notNull(),
    reason: text().notNull(),
    explainedBy: text().notNull(),
    explainedAt: instant().notNull(),
  },
  (t) => [uniqueIndex("hole_explanation_once").on(t.cycleId, t.item, t.hint, t.period)],
)

/** A figure that cannot be counted yet, entered by hand with its date and source. */
export const manualFigure = table(
  "manual_figure",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    figure: text().notNull(),
    /** A decimal number as text, with a point. */
    value: text().notNull(),
    asOf: date().notNull(),
    source: text().notNull(),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [uniqueIndex("manual_figure_once").on(t.cycleId, t.figure)],
)
