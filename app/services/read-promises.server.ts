import type { TFunction } from "i18next"
import { daysLate, isOpen } from "#app/domain/action.ts"
import { agreementStanding, byUrgency, lastDayOf } from "#app/domain/agreement.ts"
import { type Day, formatDay, type Language } from "#app/domain/dates.ts"
import { type Actor, can, unitsWhere } from "#app/domain/permissions.ts"
import type { PromisesView } from "#app/domain/readiness-view.ts"
import { paths } from "#app/paths.ts"
import { standingsOf } from "#app/services/read-visits.server.ts"
import type { Db } from "#db/client.server.ts"
import { listActions } from "#db/queries/actions.server.ts"
import { listAgreements } from "#db/queries/agreements.server.ts"
import { listDirectionsTo } from "#db/queries/visits.server.ts"

/** Directions that a page has room for, the newest first. */
const MOST_DIRECTIONS = 6

/** What a unit promised, as far as the actor may see it: directions, actions that are late, agreements that end. */
export async function readPromises(
  db: Db,
  unitId: string,
  today: Day,
  { actor, language, t }: { actor: Actor; language: Language; t: TFunction },
): Promise<PromisesView> {
  const [directions, actions, agreements] = await Promise.all([
    can(actor, "visit.see", { unitId }) ? listDirectionsTo(db, unitId) : [],
    can(actor, "action.list", { unitId }) ? listActions(db, actor) : [],
    can(actor, "agreement.see", { unitId }) ? listAgreements(db, [unitId]) : [],
  ])
  const shown = directions.slice(0, MOST_DIRECTIONS)
  const standings = await standingsOf(db, shown)
  const open = actions.filter((action) => action.unitId === unitId && isOpen(action.state))
  const renewed = new Set(agreements.map(({ agreement }) => agreement.replacesId))
  return {
    ofUnit: unitsWhere(actor, "action.list").length > 1 ? { unit: unitId } : {},
    directions: shown.flatMap(({ id, text, visitId }) => {
      const standing = standings.get(id)
      const to = visitId === null ? paths.actions() : paths.visit(visitId)
      return standing === undefined ? [] : [{ id, text, to, ...standing }]
    }),
    actions: {
      open: open.length,
      late: open.filter((action) => daysLate(action, today) > 0).length,
      unassigned: open.filter(({ positionId }) => positionId === null).length,
    },
    agreements: agreements
      .map(({ agreement }) => ({
        agreement,
        lastDay: lastDayOf(agreement),
        standing: agreementStanding({ ...agreement, isRenewed: renewed.has(agreement.id) }, today),
      }))
      .filter(({ standing }) => standing.state === "ending" || standing.state === "expired")
      .sort(byUrgency)
      .map(({ agreement, lastDay, standing }) => ({
        id: agreement.id,
        text: `${agreement.title}, ${agreement.partnerName}`,
        day: t(`readiness:expiring.${standing.state === "expired" ? "ended" : "ends"}`, {
          day: formatDay(lastDay ?? today, language),
        }),
        isPressing: standing.state === "expired" || (standing.state === "ending" && standing.step <= 30),
      })),
  }
}
