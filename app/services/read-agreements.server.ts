import {
  type AgreementStanding,
  agreementStanding,
  byUrgency,
  lastDayOf,
  type PartnerKind,
} from "#app/domain/agreement.ts"
import { addDays, type Day } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { type Actor, can, canSomewhere, scopeOf, unitsWhere } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { listAgreements, type StoredAgreement } from "#db/queries/agreements.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

/** An agreement as lists show it. */
export interface AgreementLine {
  id: string
  partnerName: string
  partnerKind: PartnerKind
  number: string
  title: string
  startsOn: Day
  lastDay: Day | null
  standing: AgreementStanding
  document: { id: string; code: string } | null
  sample: boolean
}

/** All agreements the actor may see, what has to be done first. @throws 403 */
export async function readAgreementList(db: Db, actor: Actor) {
  const units = unitsWhere(actor, "agreement.see")
  if (units.length === 0) throw refusal(403, "common:refusal.forbidden")
  const lines: AgreementLine[] = []
  for (const unitId of units) {
    const { today } = await unitDay(db, unitId)
    const rows = await listAgreements(db, [unitId])
    const renewed = new Set(rows.map((row) => row.agreement.replacesId))
    lines.push(...rows.map((row) => agreementLine(row, renewed.has(row.agreement.id), today)))
  }
  return { lines: lines.sort(byUrgency), may: { edit: canSomewhere(actor, "agreement.edit") } }
}

/** One agreement with its history and its form. @throws 404 out of scope, 403 without the right. */
export async function readAgreement(db: Db, actor: Actor, id: string) {
  const rows = await listAgreements(db, scopeOf(actor).unitIds)
  const found = rows.find((row) => row.agreement.id === id)
  if (found === undefined) throw notFound()
  const { unitId } = found.agreement
  authorise(actor, "agreement.see", { unitId })
  const { today } = await unitDay(db, unitId)
  const replacedBy = (of: string) => rows.find((row) => row.agreement.replacesId === of)
  const line = (row: (typeof rows)[number]) =>
    agreementLine(row, replacedBy(row.agreement.id) !== undefined, today)
  const { parties, signedOn, note, endedOn, endedReason, version } = found.agreement
  return {
    ...line(found),
    ...{ parties, signedOn, note, endedOn, endedReason, version },
    expiresOn: found.agreement.expiresOn,
    today,
    /** All agreements that took each other's place, the first one first; this one is among them. */
    chain: chainOf(rows, found).map(line),
    typed: typedOf(found.agreement, found.documentNumber),
    may: {
      edit: can(actor, "agreement.edit", { unitId }),
      end:
        can(actor, "agreement.edit", { unitId }) &&
        endedOn === null &&
        line(found).standing.state !== "expired",
      renew: can(actor, "agreement.edit", { unitId }) && replacedBy(id) === undefined,
    },
  }
}

/** A form for a new agreement: empty, or what is said of the one that it takes the place of. @throws 403, 404 */
export async function readNewAgreement(db: Db, actor: Actor, renews: string | undefined) {
  const unitIds = unitsWhere(actor, "agreement.edit")
  if (unitIds.length === 0) throw refusal(403, "common:refusal.forbidden")
  if (renews === undefined) {
    const units = (await listUnits(db, unitIds)).map(({ id, shortName }) => ({ id, shortName }))
    return { renews: null, typed: {}, units }
  }
  const older = await readAgreement(db, actor, renews)
  const { number: _, signedOn: __, expiresOn: ___, document: ____, note: _____, ...kept } = older.typed
  const startsOn = older.lastDay === null ? "" : addDays(older.lastDay, 1)
  return {
    renews: { id: older.id, title: older.title, number: older.number },
    typed: { ...kept, startsOn },
    /** It stays with the unit of the older one. */
    units: [],
  }
}

type Row = Awaited<ReturnType<typeof listAgreements>>[number]

function agreementLine({ agreement, documentNumber }: Row, isRenewed: boolean, today: Day): AgreementLine {
  const { id, partnerName, partnerKind, number, title, startsOn, evidenceId, sample } = agreement
  return {
    ...{ id, partnerName, partnerKind, number, title, startsOn, sample },
    lastDay: lastDayOf(agreement),
    standing: agreementStanding({ ...agreement, isRenewed }, today),
    document:
      evidenceId === null || documentNumber === null
        ? null
        : { id: evidenceId, code: evidenceCode(documentNumber) },
  }
}

function chainOf(rows: readonly Row[], found: Row): Row[] {
  const chain = [found]
  const isKnown = (row: Row | undefined): row is Row => row !== undefined && !chain.includes(row)
  const before = (row: Row) => rows.find((one) => one.agreement.id === row.agreement.replacesId)
  const after = (row: Row) => rows.find((one) => one.agreement.replacesId === row.agreement.id)
  for (let row = before(found); isKnown(row); row = before(row)) chain.unshift(row)
  for (let row = after(found); isKnown(row); row = after(row)) chain.push(row)
  return chain
}

function typedOf(row: StoredAgreement, documentNumber: number | null): Record<string, string> {
  return {
    partnerName: row.partnerName,
    partnerKind: row.partnerKind,
    number: row.number,
    title: row.title,
    parties: row.parties,
    signedOn: row.signedOn,
    startsOn: row.startsOn,
    expiresOn: row.expiresOn ?? "",
    note: row.note,
    document: documentNumber === null ? "" : evidenceCode(documentNumber),
  }
}
