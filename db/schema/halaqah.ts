import { TARGET_MEASURES } from "#app/domain/progress-terms.ts"
import { boolean, date, index, instant, integer, table, text, uniqueIndex } from "#db/columns.ts"
import { educator, facility } from "#db/schema/educators.ts"
import { programme } from "#db/schema/programmes.ts"
import { santri } from "#db/schema/santri.ts"
import { unit } from "#db/schema/units.ts"

/** A group that learns together. */
export const halaqah = table(
  "halaqah",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    /** Of the programme; null where the group mixes levels. */
    level: integer(),
    name: text().notNull(),
    facilityId: text().references(() => facility.id),
    from: date().notNull(),
    /** Last day, included; null while it lasts. */
    until: date(),
    sample: boolean().notNull().default(false),
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [index("halaqah_unit").on(t.unitId)],
)

/** Who leads a halaqah, from when to when. */
export const halaqahTeacher = table(
  "halaqah_teacher",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    halaqahId: text()
      .notNull()
      .references(() => halaqah.id),
    educatorId: text()
      .notNull()
      .references(() => educator.id),
    from: date().notNull(),
    until: date(),
  },
  (t) => [
    index("halaqah_teacher_halaqah").on(t.halaqahId),
    index("halaqah_teacher_educator").on(t.educatorId),
  ],
)

/** Who learns in a halaqah, from when to when. */
export const halaqahMember = table(
  "halaqah_member",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    halaqahId: text()
      .notNull()
      .references(() => halaqah.id),
    santriId: text()
      .notNull()
      .references(() => santri.id),
    from: date().notNull(),
    until: date(),
  },
  (t) => [
    index("halaqah_member_halaqah").on(t.halaqahId, t.santriId),
    index("halaqah_member_santri").on(t.santriId, t.from),
  ],
)

/** A weekly lesson of a halaqah. */
export const timetableSlot = table(
  "timetable_slot",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    halaqahId: text()
      .notNull()
      .references(() => halaqah.id),
    /** 1 Monday … 7 Sunday. */
    weekday: integer().notNull(),
    /** `HH:MM` on the unit's clock. */
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    facilityId: text().references(() => facility.id),
    from: date().notNull(),
    until: date(),
  },
  (t) => [
    uniqueIndex("timetable_slot_once").on(t.halaqahId, t.weekday, t.startsAt, t.from),
    index("timetable_slot_unit").on(t.unitId, t.weekday),
  ],
)

/**
 * How much is aimed at in a week. That of a santri goes before that of his halaqah, and that before the
 * programme's: exactly one of `santriId` and `halaqahId` is given, or neither.
 */
export const weeklyTarget = table(
  "weekly_target",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    programmeId: text()
      .notNull()
      .references(() => programme.id),
    halaqahId: text().references(() => halaqah.id),
    santriId: text().references(() => santri.id),
    measure: text({ enum: TARGET_MEASURES }).notNull(),
    amount: integer().notNull(),
    from: date().notNull(),
    until: date(),
    setBy: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    index("weekly_target_programme").on(t.unitId, t.programmeId, t.measure, t.from),
    index("weekly_target_santri").on(t.santriId),
    index("weekly_target_halaqah").on(t.halaqahId),
  ],
)
