import type { TFunction } from "i18next"
import { dayIn, type Language } from "#app/domain/dates.ts"
import { text } from "#app/domain/instrument.ts"
import { neighbours } from "#app/domain/item-list.ts"
import type { TheirAnswer } from "#app/domain/item-view.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { textsOf, whenText } from "#app/services/answer-texts.ts"
import { pinnedInstrument } from "#app/services/pinned-instrument.server.ts"
import { seesItem } from "#app/services/read-cycle.server.ts"
import type { Db } from "#db/client.server.ts"
import { listResponseStates, type ResponseRow, requireCycle } from "#db/queries/cycles.server.ts"

/** The answer that stands where a stale form wanted to save, for the page that shows both. */
export async function theirAnswer(
  db: Db,
  actor: Actor,
  cycleId: string,
  theirs: ResponseRow,
  language: Language,
  t: TFunction,
): Promise<TheirAnswer> {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  const instrument = await pinnedInstrument(db, scope, cycle)
  const level = instrument.scale.levels.find(({ value }) => value === theirs.level)
  const today = dayIn(new Date(), cycle.timeZone)
  const changedAt = laterOf(theirs.answeredAt, theirs.reviewedAt)
  const byReviewer = changedAt !== null && changedAt !== theirs.answeredAt
  return {
    ...textsOf(theirs),
    version: theirs.version,
    status: theirs.status,
    levelName: theirs.notApplicable
      ? t("cycle:item.not-applicable")
      : level === undefined
        ? t("cycle:item.no-level")
        : `${level.value} ${text(level.name, language)}`,
    author: byReviewer ? theirs.reviewerName : theirs.authorName,
    at: changedAt === null ? null : whenText(changedAt, today, language, cycle.timeZone),
  }
}

function laterOf(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a >= b ? a : b
}

/** The item after one in the actor's own list; undefined after the last. */
export async function nextItemOf(
  db: Db,
  actor: Actor,
  cycleId: string,
  itemKey: string,
): Promise<string | undefined> {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  const instrument = await pinnedInstrument(db, scope, cycle)
  const states = (await listResponseStates(db, scope, cycleId)).filter((row) =>
    seesItem(actor, cycle, row.positionId),
  )
  const seen = new Map(states.map((row) => [row.item, row.status]))
  return neighbours(instrument, cycle.applicantKind, seen, itemKey).next?.key
}
