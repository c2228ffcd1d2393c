import { eq } from "drizzle-orm"
import { openRegisterNumber } from "#app/auth/register-keys.server.ts"
import { replaceNames, replaceNumber } from "#app/domain/dossier-redaction.ts"
import { telling } from "#app/domain/pseudonyms.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { isTellingNumber } from "#app/domain/register-number.ts"
import type { Db } from "#db/client.server.ts"
import { type FreeText, listDetailsOfFreeTexts, listFreeTexts } from "#db/queries/mentions.server.ts"
import { listEducators } from "#db/queries/registers.server.ts"
import { detailsOf, listSantriNames } from "#db/queries/retention.server.ts"
import type { SantriRow } from "#db/queries/santri.server.ts"
import { auditDetail } from "#db/schema/audit.ts"
import type { Tx } from "#db/write.server.ts"

/** SQLite and PostgreSQL both bound the number of parameters in one statement. */
const DETAILS_AT_ONCE = 200

export interface Mentions {
  /** Rows of other things that name the santri. */
  rows: number
  /** His name is also another's, or too common a word to be looked for: somebody has to read for himself. */
  byHand: boolean
}

/** How often a santri's name or register number stands in what was written of other things. */
export async function countMentions(db: Db, santri: SantriRow): Promise<Mentions> {
  const { replace, byHand } = await eraserFor(db, santri)
  const texts = await listFreeTexts(db, santri.unitId)
  return { rows: texts.filter((one) => isChanged(one.texts, replace)).length, byHand }
}

/**
 * Puts a santri's code in the place of his name and register number in what the unit wrote of actions, visits,
 * directions, products and decisions, and removes the details of the audit log that hold either. A form that was
 * opened before is stale then. @returns how many rows named him.
 */
export async function eraseMentions(tx: Tx, santri: SantriRow): Promise<number> {
  const { replace } = await eraserFor(tx, santri)
  const { unitId } = santri
  const naming = (await listFreeTexts(tx, unitId)).filter((one) => isChanged(one.texts, replace))
  for (const one of naming) await rewrite(tx, one, replace)
  const details = await listDetailsOfFreeTexts(tx, unitId)
  await removeDetails(
    tx,
    details.filter(({ detail }) => isChanged(JSON.parse(detail), replace)).map(({ sequence }) => sequence),
  )
  return naming.length
}

/** Removes details of the audit log; its entries and their chain stay. */
export async function removeDetails(tx: Tx, sequences: readonly number[]): Promise<void> {
  for (let from = 0; from < sequences.length; from += DETAILS_AT_ONCE)
    await tx.remove(auditDetail, detailsOf(sequences.slice(from, from + DETAILS_AT_ONCE)))
}

async function rewrite(tx: Tx, { table, id, version, texts }: FreeText, replace: Replace): Promise<void> {
  const set = {
    ...(replaced(texts, replace) as object),
    ...(version !== undefined && { version: version + 1 }),
  }
  await tx.update(table, eq(table.id, id), set as never)
}

type Replace = (text: string) => string

/** Names that others of the unit bear too stay: nobody can tell who is meant. */
async function eraserFor(db: Db, santri: SantriRow): Promise<{ replace: Replace; byHand: boolean }> {
  const { id, unitId, number, registerNumberSealed } = santri
  const others = [
    ...(await listSantriNames(db, unitId)).filter((one) => one.number !== number),
    ...(await listEducators(db, [unitId])),
  ].flatMap(telling)
  const code = registerCode("santri", number)
  const own = telling(santri).filter((name) => !others.includes(name))
  // Another's longer name is found first, and left as it stands.
  const byName = replaceNames([...own, ...others], (name, found) => (own.includes(name) ? code : found))
  const sealed = registerNumberSealed === null ? undefined : openRegisterNumber(registerNumberSealed, id)
  const byNumber = isTellingNumber(sealed ?? "") ? replaceNumber(sealed ?? "", code) : (text: string) => text
  const [called] = telling({ ...santri, arabicName: "" })
  return { replace: (text) => byNumber(byName(text)), byHand: called === undefined || !own.includes(called) }
}

/** A value of JSON with every text in it replaced. */
function replaced(value: unknown, replace: Replace): unknown {
  if (typeof value === "string") return replace(value)
  if (Array.isArray(value)) return value.map((one) => replaced(one, replace))
  if (value === null || typeof value !== "object") return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, replace)]))
}

function isChanged(value: unknown, replace: Replace): boolean {
  return JSON.stringify(replaced(value, replace)) !== JSON.stringify(value)
}
