/** The words of lessons and progress, in the order screens list them. */

/** How the progress of a programme is written down. */
export const PROGRESS_KINDS = ["ibadah", "tahsin", "tahfidz", "kitab"] as const
export type ProgressKind = (typeof PROGRESS_KINDS)[number]

/** The monthly counts of supporting data that attendance of a programme goes into. */
export const SUPPORTING_COUNTS = [
  "scripture-reading",
  "routine-worship",
  "congregational-prayer",
  "sermon",
] as const
export type SupportingCount = (typeof SUPPORTING_COUNTS)[number]

/** Present, excused, prevented, absent: never why. */
export const ATTENDANCE = ["hadir", "izin", "berhalangan", "alpa"] as const
export type Attendance = (typeof ATTENDANCE)[number]

export const SESSION_STATES = ["planned", "held", "cancelled"] as const
export type SessionState = (typeof SESSION_STATES)[number]

/** New memorisation, repetition, recitation before listeners. */
export const SETORAN_KINDS = ["ziyadah", "murajaah", "tasmi"] as const
export type SetoranKind = (typeof SETORAN_KINDS)[number]

/** What is graded in a setoran. */
export const SETORAN_ASPECTS = ["kelancaran", "tajwid", "makhraj", "adab"] as const
export type SetoranAspect = (typeof SETORAN_ASPECTS)[number]

/** A page of a jilid: once more, or on to the next. */
export const TAHSIN_RESULTS = ["lanjut", "ulang"] as const
export type TahsinResult = (typeof TAHSIN_RESULTS)[number]

/** Read out by the teacher, or by the santri one by one. */
export const KITAB_MODES = ["bandongan", "sorogan"] as const
export type KitabMode = (typeof KITAB_MODES)[number]

export const IBADAH_RESULTS = ["belum", "dibimbing", "bisa"] as const
export type IbadahResult = (typeof IBADAH_RESULTS)[number]

/** Akhlak in four levels, 4 the best. */
export const AKHLAK_LEVELS = [1, 2, 3, 4] as const
export type AkhlakLevel = (typeof AKHLAK_LEVELS)[number]

/** What a weekly target counts. */
export const TARGET_MEASURES = ["ziyadah-ayat", "murajaah-ayat", "tahsin-pages", "kitab-pages"] as const
export type TargetMeasure = (typeof TARGET_MEASURES)[number]

export const PAPER_KINDS = ["rapor", "transkrip", "syahadah"] as const
export type PaperKind = (typeof PAPER_KINDS)[number]
