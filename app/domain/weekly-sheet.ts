import { z } from "zod"
import type { Forecast } from "#app/domain/forecast.ts"
import type { Readiness } from "#app/domain/readiness.ts"

/** The warden's one page of a week: where a cycle stands, and at most five things he has to decide. */

export const MOST_QUESTIONS = 5
/** Lines of what presses, and of positions, that one page has room for. */
export const MOST_LINES = 5

/** What is asked, by its code, and the answers offered; a choice that `follows` becomes an action. */
export const QUESTION_OPTIONS = {
  blocker: [
    { key: "act", follows: true },
    { key: "postpone", follows: true },
    { key: "discuss", follows: false },
  ],
  late: [
    { key: "add-people", follows: true },
    { key: "move-date", follows: true },
    { key: "accept", follows: false },
  ],
  overdue: [
    { key: "extend", follows: true },
    { key: "report", follows: true },
    { key: "reassign", follows: true },
  ],
  expiring: [
    { key: "renew", follows: true },
    { key: "lapse", follows: false },
  ],
  unassigned: [
    { key: "assign", follows: true },
    { key: "wait", follows: false },
  ],
  review: [
    { key: "this-week", follows: true },
    { key: "delegate", follows: true },
  ],
} as const satisfies Record<string, readonly { key: string; follows: boolean }[]>
export type QuestionCode = keyof typeof QUESTION_OPTIONS

/** Something to be decided, before it is put into words. */
export interface AskedQuestion {
  code: QuestionCode
  /** Tells it from others of its code: an item, a position, an evidence. */
  about: string
  positionId: string | null
  item: string | null
  values: Record<string, string | number>
}

export interface AskedOf {
  readiness: Pick<Readiness, "blockers" | "items">
  forecast: Forecast
  load: readonly { positionId: string | null; position: string; open: number; overdue: number }[]
  /** Proofs that will not be valid on the visit, as words. */
  expiring: readonly { evidenceId: string; text: string; day: string }[]
}

/**
 * What the warden has to decide this week: what blocks first, then what makes all of it late, then whose work is
 * overdue, what runs out, what nobody has, and what waits for review. At most five.
 */
export function listQuestions({ readiness, forecast, load, expiring }: AskedOf): AskedQuestion[] {
  const none = { about: "", positionId: null, item: null }
  const blockers = readiness.blockers
    .filter(({ state }) => state === "blocked")
    .map(
      ({ blocker }): AskedQuestion => ({
        ...none,
        code: "blocker",
        about: blocker.item,
        item: blocker.item,
        values: { item: blocker.item },
      }),
    )
  const late: AskedQuestion[] =
    forecast.state === "standstill"
      ? [{ ...none, code: "late", values: { count: 0, day: "" } }]
      : forecast.state === "on-pace" && (forecast.lateDays ?? 0) > 0
        ? [{ ...none, code: "late", values: { count: forecast.lateDays ?? 0, day: forecast.day } }]
        : []
  const overdue = load
    .filter(({ positionId, overdue }) => positionId !== null && overdue > 0)
    .sort((a, b) => b.overdue - a.overdue)
    .slice(0, 2)
    .map(
      ({ positionId, position, overdue }): AskedQuestion => ({
        ...none,
        code: "overdue",
        about: positionId ?? "",
        positionId,
        values: { position, count: overdue },
      }),
    )
  const running = expiring.map(
    ({ evidenceId, text, day }): AskedQuestion => ({
      ...none,
      code: "expiring",
      about: evidenceId,
      values: { evidence: text, day },
    }),
  )
  const free = load.find(({ positionId, open }) => positionId === null && open > 0)
  const unassigned: AskedQuestion[] =
    free === undefined ? [] : [{ ...none, code: "unassigned", values: { count: free.open } }]
  const waiting = readiness.items.filter(({ status }) => status === "siap").length
  const review: AskedQuestion[] =
    waiting === 0 ? [] : [{ ...none, code: "review", values: { count: waiting } }]
  return [...blockers, ...late, ...overdue, ...running, ...unassigned, ...review].slice(0, MOST_QUESTIONS)
}

/** A question's key on its sheet. */
export function questionKey({ code, about }: Pick<AskedQuestion, "code" | "about">): string {
  return about === "" ? code : `${code}.${about}`
}

const Option = z.object({
  key: z.string(),
  text: z.string(),
  /** Title of the action the choice becomes; null where nothing follows. */
  follow: z.string().nullable(),
})
const Question = z.object({
  key: z.string(),
  text: z.string(),
  positionId: z.string().nullable(),
  item: z.string().nullable(),
  options: z.array(Option),
})

/** The sheet as it is kept: every word as it was printed. */
export const WeeklySheet = z.object({
  format: z.literal("miqyas-weekly-sheet"),
  version: z.literal(1),
  language: z.enum(["id", "en"]),
  cycle: z.object({ id: z.string(), title: z.string(), instrument: z.string(), unit: z.string() }),
  day: z.string(),
  goal: z.string().nullable(),
  say: z.string(),
  lead: z.string(),
  forecast: z.string(),
  assumption: z.string(),
  components: z.array(
    z.object({ label: z.string(), ready: z.number(), of: z.number(), approved: z.number() }),
  ),
  pressing: z.array(z.string()),
  /** How many more press than are printed. */
  pressingMore: z.number(),
  load: z.array(z.object({ position: z.string(), open: z.number(), overdue: z.number(), week: z.number() })),
  questions: z.array(Question).max(MOST_QUESTIONS),
})
export type WeeklySheet = z.infer<typeof WeeklySheet>
export type WeeklyQuestion = z.infer<typeof Question>

/** Days until what follows from a decision is due. */
export const FOLLOW_DAYS = 7

/** What the QR of a weekly sheet says: capital letters, figures and signs that a QR code holds in small modules. */
export function weeklyQrText(sheetId: string): string {
  return `MIQYAS-W:${sheetId.toUpperCase()}`
}

/** The id of the weekly sheet that a QR says; undefined where it is none of ours. */
export function readWeeklyQr(text: string): string | undefined {
  return /^MIQYAS-W:([0-9A-F-]{36})$/.exec(text)?.[1]?.toLowerCase()
}
