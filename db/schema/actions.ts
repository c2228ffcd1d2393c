import { ACTION_ORIGINS, ACTION_STATES } from "#app/domain/action.ts"
import { boolean, date, index, instant, integer, table, text, uniqueIndex } from "#db/columns.ts"
import { user } from "#db/schema/accounts.ts"
import { cycle } from "#db/schema/cycles.ts"
import { evidence } from "#db/schema/evidence.ts"
import { position, unit } from "#db/schema/units.ts"
import { direction } from "#db/schema/visits.ts"

/** Something to be done (tindak lanjut), owned by a position. */
export const action = table(
  "action",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** From 1 in each unit, never given again: `T-001`. */
    number: integer().notNull(),
    title: text().notNull(),
    detail: text().notNull().default(""),
    origin: text({ enum: ACTION_ORIGINS }).notNull(),
    directionId: text().references(() => direction.id),
    cycleId: text().references(() => cycle.id),
    /** Key of an item of the cycle's instrument. */
    item: text(),
    positionId: text().references(() => position.id),
    dueDate: date(),
    state: text({ enum: ACTION_STATES }).notNull().default("belum"),
    /** What was done, told by whoever hands it in. */
    outcome: text().notNull().default(""),
    /** Who handed it in: may not approve it. */
    submittedBy: text().references(() => user.id),
    submittedAt: instant(),
    reviewerId: text().references(() => user.id),
    reviewedAt: instant(),
    reviewNote: text().notNull().default(""),
    /** Day on which it was proven or called off. */
    closedOn: date(),
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("action_number").on(t.unitId, t.number),
    index("action_position").on(t.positionId, t.state),
    index("action_direction").on(t.directionId),
    index("action_cycle").on(t.cycleId),
  ],
)

/** Proof that an action was done. */
export const actionEvidence = table(
  "action_evidence",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    actionId: text()
      .notNull()
      .references(() => action.id),
    evidenceId: text()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
    addedBy: text().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("action_evidence_once").on(t.actionId, t.evidenceId),
    index("action_evidence_file").on(t.evidenceId),
  ],
)

export const actionComment = table(
  "action_comment",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    actionId: text()
      .notNull()
      .references(() => action.id),
    text: text().notNull(),
    writtenBy: text()
      .notNull()
      .references(() => user.id),
    writtenAt: instant().notNull(),
  },
  (t) => [index("action_comment_action").on(t.actionId, t.writtenAt)],
)
