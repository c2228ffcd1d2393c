import { type ComponentMark, MARK_ORIGINS } from "#app/domain/readiness-mark.ts"
import { date, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns.ts"
import { cycle } from "#db/schema/cycles.ts"
import { evidence } from "#db/schema/evidence.ts"
import { unit } from "#db/schema/units.ts"

/** Readiness of a cycle on one day, as counts alone: no narrative, no name, no santri. */
export const readinessMark = table(
  "readiness_mark",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    origin: text({ enum: MARK_ORIGINS }).notNull(),
    /** Id of the cycle in the installation that counted: none of this database where a file brought it. */
    cycleRef: text().notNull(),
    cycleTitle: text().notNull(),
    instrumentKey: text().notNull(),
    instrumentVersion: text().notNull(),
    day: date().notNull(),
    dueDate: date(),
    visitDate: date(),
    /** Items that apply. */
    items: integer().notNull(),
    ready: integer().notNull(),
    approved: integer().notNull(),
    submitted: integer().notNull(),
    /** Answered below the target. */
    belowTarget: integer().notNull(),
    unanswered: integer().notNull(),
    /** Blockers that hold, and those whose figures are not known. */
    blocked: integer().notNull(),
    blockersUnknown: integer().notNull(),
    urgent: integer().notNull(),
    overdue: integer().notNull(),
    unassigned: integer().notNull(),
    /** Items that lack a required proof. */
    withoutProof: integer().notNull(),
    /** Periods the items' cadences ask proof of, and those that have it or say why not. */
    periods: integer().notNull(),
    periodsCovered: integer().notNull(),
    /** Level → number of items. */
    profile: json().$type<Record<string, number>>().notNull(),
    components: json().$type<ComponentMark[]>().notNull(),
    takenAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("readiness_mark_day").on(t.cycleRef, t.day),
    index("readiness_mark_unit").on(t.unitId, t.day),
  ],
)

/** The warden's one page of a week, as it was printed. */
export const weeklySheet = table(
  "weekly_sheet",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    cycleId: text()
      .notNull()
      .references(() => cycle.id),
    day: date().notNull(),
    /** Versioned, canonical JSON of the numbers and the decisions asked for. */
    content: text().notNull(),
    sha256: text().notNull(),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("weekly_sheet_content").on(t.cycleId, t.sha256),
    index("weekly_sheet_unit").on(t.unitId),
  ],
)

/** What the warden decided (disposisi) on one question of a weekly sheet. */
export const disposition = table(
  "disposition",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    sheetId: text()
      .notNull()
      .references(() => weeklySheet.id),
    /** Key of the question on the sheet. */
    question: text().notNull(),
    /** Key of the option chosen. */
    choice: text().notNull(),
    note: text().notNull().default(""),
    /** Office and name of who decided, as printed. */
    decidedBy: text().notNull(),
    decidedOn: date().notNull(),
    /** The scanned sheet, where it was decided on paper. */
    evidenceId: text().references(() => evidence.id, { onDelete: "restrict" }),
    version: integer().notNull().default(1),
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("disposition_question").on(t.sheetId, t.question),
    index("disposition_evidence").on(t.evidenceId),
  ],
)
