import { ATTENDANCE, SESSION_STATES } from "#app/domain/progress-terms.ts"
import { boolean, date, index, instant, integer, json, table, text, uniqueIndex } from "#db/columns.ts"
import { educator } from "#db/schema/educators.ts"
import { evidence } from "#db/schema/evidence.ts"
import { halaqah, timetableSlot } from "#db/schema/halaqah.ts"
import { santri } from "#db/schema/santri.ts"
import { unit } from "#db/schema/units.ts"

/** One meeting of a halaqah. */
export const halaqahSession = table(
  "halaqah_session",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    halaqahId: text()
      .notNull()
      .references(() => halaqah.id),
    day: date().notNull(),
    /** `HH:MM` on the unit's clock, or empty: tells sessions of one day apart. */
    startsAt: text().notNull().default(""),
    endsAt: text().notNull().default(""),
    slotId: text().references(() => timetableSlot.id),
    /** Who taught; may stand in for the halaqah's own ustadz. */
    educatorId: text().references(() => educator.id),
    state: text({ enum: SESSION_STATES }).notNull(),
    topic: text().notNull().default(""),
    /** Of the list of attendance as a whole, for optimistic locking. */
    version: integer().notNull().default(1),
    enteredBy: text().notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("halaqah_session_once").on(t.halaqahId, t.day, t.startsAt),
    index("halaqah_session_unit").on(t.unitId, t.day),
  ],
)

/** Whether a santri was at a session, never why he was not. */
export const attendance = table(
  "attendance",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    sessionId: text()
      .notNull()
      .references(() => halaqahSession.id),
    halaqahId: text()
      .notNull()
      .references(() => halaqah.id),
    santriId: text()
      .notNull()
      .references(() => santri.id),
    /** The session's day, repeated for the counts. */
    day: date().notNull(),
    status: text({ enum: ATTENDANCE }).notNull(),
    enteredBy: text().notNull(),
    /** The ustadz on whose behalf it was entered (atas nama); null where he entered it himself. */
    onBehalfOfId: text().references(() => educator.id),
    enteredAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("attendance_once").on(t.sessionId, t.santriId),
    index("attendance_santri").on(t.santriId, t.day, t.status),
    index("attendance_unit").on(t.unitId, t.day, t.status),
    index("attendance_halaqah").on(t.halaqahId, t.day, t.status),
  ],
)

/** What attendance said before it was corrected. */
export const attendanceCorrection = table(
  "attendance_correction",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    attendanceId: text()
      .notNull()
      .references(() => attendance.id),
    before: text({ enum: ATTENDANCE }).notNull(),
    after: text({ enum: ATTENDANCE }).notNull(),
    correctedBy: text().notNull(),
    onBehalfOfId: text().references(() => educator.id),
    correctedAt: instant().notNull(),
  },
  (t) => [index("attendance_correction_attendance").on(t.attendanceId)],
)

/** A sheet printed for a session: what the ustadz ticks by hand, found again by the code in its QR. */
export const sessionSheet = table(
  "session_sheet",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    sessionId: text()
      .notNull()
      .references(() => halaqahSession.id),
    /** Random, in the QR and in letters below it. */
    code: text().notNull().unique(),
    /** The santri in printed order: what is entered afterwards keeps it. */
    santriIds: json().$type<string[]>().notNull(),
    printedBy: text().notNull(),
    printedAt: instant().notNull(),
    /** Whoever entered it saw the ustadz's paraf on the paper. */
    initialled: boolean().notNull().default(false),
    transcribedBy: text(),
    transcribedAt: instant(),
  },
  (t) => [index("session_sheet_session").on(t.sessionId)],
)

/** A photo or scan of a sheet: the proof of what was entered from it. */
export const sheetScan = table(
  "sheet_scan",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    sheetId: text()
      .notNull()
      .references(() => sessionSheet.id),
    evidenceId: text()
      .notNull()
      .references(() => evidence.id, { onDelete: "restrict" }),
    attachedBy: text().notNull(),
    attachedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("sheet_scan_once").on(t.sheetId, t.evidenceId),
    index("sheet_scan_evidence").on(t.evidenceId),
  ],
)
