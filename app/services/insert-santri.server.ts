import { and, eq, inArray, isNotNull } from "drizzle-orm"
import { hashRegisterNumber, openRegisterNumber, sealRegisterNumber } from "#app/auth/register-keys.server.ts"
import { type Stay, stayProblem } from "#app/domain/enrolment.ts"
import { refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { normaliseRegisterNumber } from "#app/domain/register-number.ts"
import { prepareProgrammes } from "#app/services/prepare-programmes.server.ts"
import { takeNumbers } from "#app/services/take-number.server.ts"
import { newId } from "#db/ids.ts"
import { enrolment, santri } from "#db/schema/santri.ts"
import type { Tx } from "#db/write.server.ts"

export interface NewStay extends Omit<Stay, "santriId"> {
  decisionNumber: string
  decisionOn: string | null
  registeredElsewhere: boolean
}

export interface NewSantri {
  name: string
  arabicName?: string
  /** As typed; empty where there is none. */
  registerNumber: string
  birthYear?: number | null
  /** Invented for demonstration. */
  sample?: boolean
  stays: NewStay[]
}

/**
 * Adds santri with their stays, as part of a change, under the unit's next codes in the order given.
 * @returns their ids. @throws 409 where a register number is known already; 422 for stays that cannot be.
 */
export async function insertSantri(
  tx: Tx,
  { unitId, enteredBy, entries }: { unitId: string; enteredBy: string; entries: readonly NewSantri[] },
): Promise<string[]> {
  if (entries.length === 0) return []
  await prepareProgrammes(tx, unitId)
  const rows = entries.map((entry) => ({ ...entry, id: newId() }))
  await requireNewNumbers(
    tx,
    unitId,
    rows.map(({ id, registerNumber }) => ({ id, registerNumber })),
  )
  const first = await takeNumbers(tx, unitId, "santri", rows.length)
  const now = new Date()
  await tx.insert(
    santri,
    rows.map((row, at) => ({
      id: row.id,
      unitId,
      number: first + at,
      name: row.name,
      arabicName: row.arabicName ?? "",
      ...sealedNumber(row.registerNumber, row.id),
      birthYear: row.birthYear ?? null,
      sample: row.sample ?? false,
      createdBy: enteredBy,
      createdAt: now,
    })),
  )
  for (const { stays } of rows) requireStays(stays)
  const stays = rows.flatMap((row) =>
    row.stays.map((stay) => ({ ...stay, id: newId(), unitId, santriId: row.id, enteredBy, enteredAt: now })),
  )
  if (stays.length > 0) await tx.insert(enrolment, stays)
  return rows.map((row) => row.id)
}

/** The columns that keep a register number; both null for an empty one. */
export function sealedNumber(typed: string, santriId: string) {
  if (normaliseRegisterNumber(typed) === "") return { registerNumberSealed: null, registerNumberHash: null }
  return {
    registerNumberSealed: sealRegisterNumber(typed, santriId),
    registerNumberHash: hashRegisterNumber(typed),
  }
}

/**
 * @throws 409 where a number belongs to another santri of the unit, or to two of those given, or where the key is
 * not the one that the unit's numbers were sealed with.
 */
export async function requireNewNumbers(
  tx: Tx,
  unitId: string,
  given: readonly { id: string; registerNumber: string }[],
): Promise<void> {
  const hashes = new Map<string, string>()
  for (const { id, registerNumber } of given) {
    if (normaliseRegisterNumber(registerNumber) === "") continue
    const hash = hashRegisterNumber(registerNumber)
    if (hashes.has(hash)) throw refusal(409, "santri:refusal.number-twice")
    hashes.set(hash, id)
  }
  if (hashes.size === 0) return
  await requireSameKey(tx, unitId)
  const known = await tx
    .select({ id: santri.id, number: santri.number, hash: santri.registerNumberHash })
    .from(santri)
    .where(and(eq(santri.unitId, unitId), inArray(santri.registerNumberHash, [...hashes.keys()])))
  const other = known.find(({ id, hash }) => hash !== null && hashes.get(hash) !== id)
  if (other !== undefined)
    throw refusal(409, "santri:refusal.number-known", { code: registerCode("santri", other.number) })
}

/** @throws 422 for stays of one santri that overlap or end before they begin. */
export function requireStays(stays: readonly Pick<Stay, "from" | "until" | "reason">[]): void {
  const problem = stayProblem(stays)
  if (problem !== undefined) throw refusal(422, `santri:refusal.stay-${problem}`)
}

async function requireSameKey(tx: Tx, unitId: string): Promise<void> {
  const [sealed] = await tx
    .select({ id: santri.id, text: santri.registerNumberSealed })
    .from(santri)
    .where(and(eq(santri.unitId, unitId), isNotNull(santri.registerNumberSealed)))
    .limit(1)
  if (sealed?.text && openRegisterNumber(sealed.text, sealed.id) === undefined)
    throw refusal(409, "santri:refusal.key-missing")
}
