import { and, eq, inArray } from "drizzle-orm"
import { ownKey } from "#app/auth/exchange-keys.server.ts"
import type { ExchangeFault } from "#app/domain/exchange.ts"
import { canonicalInstrument, parseInstrument } from "#app/domain/parse-instrument.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { LETTER_FORMAT, LETTER_VERSION, RegionLetter } from "#app/domain/region-letter.ts"
import { isBelow } from "#app/domain/unit-choices.ts"
import { installContent, instrumentHash } from "#app/services/install-instruments.server.ts"
import { type OpenedFile, openSigned } from "#app/services/signed-file.server.ts"
import { endKey, saveKey } from "#app/services/trust-key.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getKnownFile, listKeysOf } from "#db/queries/exchange.server.ts"
import { getTimeZone, listUnits, listUnitTree, unitsAbove } from "#db/queries/units.server.ts"
import { exchangeFile } from "#db/schema/exchange.ts"
import { unit } from "#db/schema/units.ts"
import { direction } from "#db/schema/visits.ts"
import { type Tx, write } from "#db/write.server.ts"

/** What became of a letter. */
export type ReadLetter =
  | {
      outcome: "taken" | "known"
      from: string
      subject: string
      directions: number
      /** `key@version`, where one came along and was new here. */
      instrument: string | null
    }
  | { outcome: "refused"; fault: ExchangeFault }
  | {
      outcome: "refused"
      fault: "untrusted" | "retired"
      says: { from: string; fingerprint: string; text: string }
    }

/**
 * Reads a letter of the office above: its directions become the unit's, its instrument is installed. All of it or
 * nothing. @throws 403 without the right in the unit.
 */
export async function readLetter(actor: Actor, unitId: string, text: string): Promise<ReadLetter> {
  authorise(actor, "report.make", { unitId })
  const refused = (fault: ExchangeFault): ReadLetter => ({ outcome: "refused", fault })
  const found = openLetter(text)
  if (!found.ok) return refused(found.fault)
  const { letter, opened } = found
  const { fingerprint, sha256 } = opened.sealed
  if (!isWrittenTo(unitId, letter)) return refused("not-addressed")
  const tree = await listUnitTree(db)
  const above = unitsAbove(tree, unitId).map(({ id }) => id)
  const keys = await listKeysOf(db, fingerprint)
  const says = { from: letter.from.name, fingerprint, text }
  const ofOffice = keys.filter((key) => above.includes(key.unitId))
  if (ofOffice.length === 0) {
    const isForeign =
      keys.length > 0 || (!above.includes(letter.from.id) && tree.some(({ id }) => id === letter.from.id))
    if (isForeign) return refused("not-above")
    return { outcome: "refused", fault: "untrusted", says }
  }
  if (ofOffice.every(({ retiredAt }) => retiredAt !== null))
    return { outcome: "refused", fault: "retired", says }
  const said = { from: letter.from.name, subject: letter.subject }
  return write(actor, "report.make", { unitId, letter: letter.id }, async (tx) => {
    if ((await getKnownFile(tx, unitId, "read", sha256)) !== undefined)
      return { ...said, outcome: "known", directions: 0, instrument: null }
    const installed = await installFrom(tx, letter)
    if (installed === "instrument-differs" || installed === "instrument-unreadable") return refused(installed)
    const directions = await keepDirections(tx, actor, unitId, letter)
    await tx.insert(exchangeFile, {
      ...opened.sealed,
      id: newId(),
      unitId,
      kind: "letter",
      way: "read",
      madeAt: new Date(letter.madeAt),
      handledBy: actor.userId,
      handledAt: new Date(),
    })
    return { ...said, outcome: "taken", directions, instrument: installed?.name ?? null }
  })
}

/**
 * Keeps a letter's key as that of the office above, whose fingerprint was compared, and reads the letter. An office
 * that is not in the tree yet is put into it where its kind belongs. @throws 403, 409.
 */
export async function trustOffice(actor: Actor, unitId: string, text: string): Promise<ReadLetter> {
  authorise(actor, "report.make", { unitId })
  const before = await readLetter(actor, unitId, text)
  const found = openLetter(text)
  if (!("says" in before) || !found.ok) return before
  const { letter, opened } = found
  if (letter.from.kind === "upt") return { outcome: "refused", fault: "not-above" }
  const { publicKey, sealed } = opened
  const subject = { unitId, fingerprint: sealed.fingerprint }
  const timeZone = (await getTimeZone(db, unitId)) ?? "Asia/Jakarta"
  const isTrusted = await write(actor, "report.make", subject, async (tx) => {
    const above = unitsAbove(await listUnitTree(tx), unitId)
    const known =
      above.find(({ id }) => id === letter.from.id) ?? above.find(({ name }) => name === letter.from.name)
    const office = known?.id ?? (await addOffice(tx, unitId, letter.from, timeZone))
    if (office === undefined) return false
    await saveKey(tx, actor, { unitId: office, publicKey, fingerprint: sealed.fingerprint })
    return true
  })
  if (!isTrusted) return { outcome: "refused", fault: "not-above" }
  return readLetter(actor, unitId, text)
}

/** Ends the trust in a key of an office above one of the units. @throws 403, 404. */
export async function retireOfficeKey(
  actor: Actor,
  unitIds: readonly string[],
  keyId: string,
): Promise<void> {
  for (const unitId of unitIds) authorise(actor, "report.make", { unitId })
  const tree = await listUnitTree(db)
  const offices = unitIds.flatMap((unitId) => unitsAbove(tree, unitId).map(({ id }) => id))
  await write(actor, "report.make", { unitId: unitIds[0], keyId }, (tx) => endKey(tx, offices, keyId))
}

function openLetter(
  text: string,
): { ok: true; letter: RegionLetter; opened: OpenedFile } | { ok: false; fault: ExchangeFault } {
  const opened = openSigned(text)
  if (!opened.ok) return opened
  const { format, version } = opened.content as { format?: unknown; version?: unknown }
  if (format !== LETTER_FORMAT) return { ok: false, fault: "other-kind" }
  if (version !== LETTER_VERSION) return { ok: false, fault: "version" }
  const parsed = RegionLetter.safeParse(opened.content)
  return parsed.success ? { ok: true, letter: parsed.data, opened } : { ok: false, fault: "unreadable" }
}

function isWrittenTo(unitId: string, { to }: RegionLetter): boolean {
  const { fingerprint } = ownKey(unitId)
  return to.some((one) => one.unitId === unitId || one.fingerprint === fingerprint)
}

/** Puts an office above a unit, below those it stands below itself; undefined where another of its kind is there. */
async function addOffice(
  tx: Tx,
  unitId: string,
  { id, kind, name }: RegionLetter["from"],
  timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura",
): Promise<string | undefined> {
  const path = [unitId, ...unitsAbove(await listUnitTree(tx), unitId).map((one) => one.id)]
  const kinds = new Map((await listUnits(tx, path)).map((one) => [one.id, one.kind]))
  const below = path.findLast((one) => isBelow(kinds.get(one) ?? "pusat", kind))
  if (below === undefined) return undefined
  const upper = path[path.indexOf(below) + 1] ?? null
  if (kinds.get(upper ?? "") === kind) return undefined
  const letterhead = { lines: [name.toUpperCase()], address: "", contact: "" }
  await tx.insert(unit, {
    id,
    parentId: upper,
    kind,
    name,
    shortName: name.slice(0, 60),
    timeZone,
    letterhead,
    createdAt: new Date(),
  })
  await tx.update(unit, eq(unit.id, below), { parentId: id })
  return id
}

/** Installs the instrument that came along, as a draft that nobody here has verified yet. */
async function installFrom(tx: Tx, { instrument }: RegionLetter) {
  if (instrument === null) return null
  const name = `${instrument.key}@${instrument.version}`
  const parsed = parseInstrument(instrument.content, name)
  if (
    !parsed.ok ||
    canonicalInstrument(parsed.instrument) !== instrument.content ||
    instrumentHash(instrument.content) !== instrument.contentHash ||
    parsed.instrument.status !== "draft-unverified"
  )
    return "instrument-unreadable"
  const { state } = await installContent(tx, parsed.instrument)
  if (state === "differs") return "instrument-differs"
  return { name: state === "installed" ? name : null }
}

async function keepDirections(tx: Tx, actor: Actor, unitId: string, letter: RegionLetter): Promise<number> {
  const rows = letter.directions.map(({ text, dueDate }, at) => ({
    id: newId(),
    unitId,
    origin: "region" as const,
    number: at + 1,
    text,
    givenBy: letter.from.name,
    givenOn: letter.day,
    dueDate,
    foreignId: `${letter.id}/${at + 1}`,
    enteredBy: actor.userId,
    enteredAt: new Date(),
  }))
  const foreignIds = rows.map(({ foreignId }) => foreignId)
  const known = await tx
    .select({ foreignId: direction.foreignId })
    .from(direction)
    .where(and(eq(direction.unitId, unitId), inArray(direction.foreignId, foreignIds)))
  const fresh = rows.filter((row) => known.every(({ foreignId }) => foreignId !== row.foreignId))
  if (fresh.length > 0) await tx.insert(direction, fresh)
  return fresh.length
}
