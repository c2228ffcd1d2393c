import type { TFunction } from "i18next"
import { actionCode, daysLate } from "#app/domain/action.ts"
import { formatPeriod, type Language } from "#app/domain/dates.ts"
import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import { officeText } from "#app/domain/office.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { listNamed } from "#app/domain/pseudonyms.ts"
import { authorise } from "#app/domain/refusal.ts"
import { directionStanding } from "#app/domain/visit.ts"
import type { PaperPicture } from "#app/dossier/paper-pictures.server.ts"
import { getPrintPicture } from "#app/evidence/print-picture.server.ts"
import { drawDocument, letterheadLines } from "#app/services/draw-document.server.ts"
import {
  type FollowUpReport,
  followUpDocument,
  type ReportedAction,
} from "#app/services/follow-up-document.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { type ActionRow, listActions, listProofs, type ProofRow } from "#db/queries/actions.server.ts"
import { listSigners } from "#db/queries/dossiers.server.ts"
import { getPaperHead } from "#db/queries/papers.server.ts"
import { listSantriNames } from "#db/queries/retention.server.ts"
import { listDirections, listVisitPhotos, requireVisit } from "#db/queries/visits.server.ts"

/** The follow-up report of a visit as a PDF with the unit's letterhead. @throws 404, 403 */
export async function drawFollowUpReport(
  db: Db,
  actor: Actor,
  visitId: string,
  { language, t }: { language: Language; t: TFunction },
): Promise<Uint8Array> {
  const { report, photos, safe } = await gather(db, actor, visitId, language)
  const items = await picturesOf(photos, safe)
  const annex = items.length === 0 ? undefined : { title: t("visit:report.photos"), items }
  return drawDocument(followUpDocument(report, language, t), { annex })
}

type PhotoRow = Awaited<ReturnType<typeof listVisitPhotos>>[number]
type Redactor = (text: string) => string

/** The visit's pictures that were cleared; no others leave the unit. */
async function picturesOf(photos: readonly PhotoRow[], safe: Redactor): Promise<PaperPicture[]> {
  const cleared = photos.filter(({ sensitivity }) => sensitivity === "terbuka")
  const drawn = await Promise.all(
    cleared.map(async ({ code, title, caption, sha256, mediaType }) => {
      const picture = await getPrintPicture(sha256, mediaType)
      return picture === undefined ? [] : [{ ...picture, caption: `${code} ${safe(caption || title)}` }]
    }),
  )
  return drawn.flat()
}

async function gather(db: Db, actor: Actor, visitId: string, language: Language) {
  const visit = await requireVisit(db, scopeOf(actor).unitIds, visitId)
  const { unitId } = visit
  authorise(actor, "visit.see", { unitId })
  const [directions, photos, { unit }, { today }] = await Promise.all([
    listDirections(db, [visitId]),
    listVisitPhotos(db, visitId),
    getPaperHead(db, unitId),
    unitDay(db, unitId),
  ])
  const directionIds = directions.map(({ id }) => id)
  const actions = directionIds.length === 0 ? [] : await listActions(db, actor, { directionIds })
  const [proofs, signers, santri] = await Promise.all([
    listProofs(
      db,
      actions.map(({ id }) => id),
    ),
    listSigners(db, unitId, today),
    listSantriNames(db, unitId),
  ])
  // Every free text that the report prints.
  const texts = [
    visit.title,
    visit.summary,
    ...visit.visitors.flatMap(({ office, institution }) => [office, institution]),
    ...visit.unitsPresent,
    ...visit.places,
    ...directions.flatMap(({ text, givenBy }) => [text, givenBy]),
    ...actions.flatMap(({ title, outcome, reviewNote, positionTitle }) => [
      title,
      outcome,
      reviewNote,
      positionTitle ?? "",
    ]),
    ...proofs.map(({ title }) => title),
    ...photos.flatMap(({ caption, title }) => [caption, title]),
    ...signers.map(({ title }) => title),
  ]
  const safe = makeRedactor({ people: listNamed("santri", santri, texts) }, "redacted")
  const told = (row: ActionRow): ReportedAction => ({
    code: actionCode(row.number),
    title: safe(row.title),
    position: row.positionTitle === null ? null : safe(row.positionTitle),
    dueDate: row.dueDate,
    daysLate: daysLate(row, today),
    state: row.state,
    closedOn: row.closedOn,
    // Of one that was called off, why.
    outcome: safe(row.state === "batal" ? row.reviewNote : row.outcome),
    proofs: proofs
      .filter(({ actionId }) => actionId === row.id)
      .map((proof) => proofTold(proof, safe, language)),
  })
  const report: FollowUpReport = {
    unit: unit.name,
    letterhead: letterheadLines(unit),
    visit: {
      ...visit,
      title: safe(visit.title),
      summary: safe(visit.summary),
      visitors: visit.visitors.map(({ office, institution }) => ({
        office: safe(office),
        institution: safe(institution),
      })),
      unitsPresent: visit.unitsPresent.map(safe),
      places: visit.places.map(safe),
    },
    directions: directions.map((one) => {
      const own = actions.filter(({ directionId }) => directionId === one.id)
      const standing = directionStanding(own.map(({ state }) => state))
      return { ...one, text: safe(one.text), givenBy: safe(one.givenBy), standing, actions: own.map(told) }
    }),
    withheldPhotos: photos.filter(({ sensitivity }) => sensitivity !== "terbuka").length,
    signers: signers.flatMap(({ signs, standing, title, name, nip }) =>
      signs === "drafted" || signs === "acknowledged"
        ? [{ role: signs, title: officeText(safe(title), standing), name, nip }]
        : [],
    ),
    today,
  }
  return { report, photos, safe }
}

/** Titles are first made from file names, which may be a person's: that of a sensitive file is not told. */
function proofTold(
  { code, kind, title, sensitivity, periodFrom, periodTo }: ProofRow,
  safe: Redactor,
  language: Language,
): ReportedAction["proofs"][number] {
  const hasPeriod = periodFrom !== null || periodTo !== null
  return {
    code,
    kind,
    title: sensitivity === "terbuka" ? safe(title) : null,
    period: hasPeriod ? formatPeriod(periodFrom, periodTo, language) : "",
  }
}
