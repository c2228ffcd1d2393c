import { and, eq, inArray, isNull } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { newId } from "#db/ids.ts"
import { listKeysOf } from "#db/queries/exchange.server.ts"
import { exchangeKey } from "#db/schema/exchange.ts"
import { type Tx, write } from "#db/write.server.ts"

/** A key that two people compared: whose it is. */
export interface ComparedKey {
  unitId: string
  publicKey: string
  fingerprint: string
}

/** Keeps a key as that of a unit. @throws 409 where it is another unit's already. */
export async function saveKey(tx: Tx, actor: Actor, { unitId, publicKey, fingerprint }: ComparedKey) {
  const known = await listKeysOf(tx, fingerprint)
  if (known.some((key) => key.unitId !== unitId && key.retiredAt === null))
    throw refusal(409, "region:refusal.key-elsewhere")
  const trust = { trustedBy: actor.userId, trustedAt: new Date(), retiredAt: null }
  const own = and(eq(exchangeKey.unitId, unitId), eq(exchangeKey.fingerprint, fingerprint))
  const [again] = await tx.update(exchangeKey, own, trust)
  if (again === undefined)
    await tx.insert(exchangeKey, { id: newId(), unitId, publicKey, fingerprint, ...trust })
}

/** From now on the region takes files that this key signed for the unit's. @throws 403, 404, 409. */
export async function trustKey(actor: Actor, key: ComparedKey): Promise<void> {
  authorise(actor, "region.exchange", { unitId: key.unitId })
  const { unitId, fingerprint } = key
  await write(actor, "region.exchange", { unitId, fingerprint }, (tx) => saveKey(tx, actor, key))
}

/** From now on the region takes in nothing that this key of a unit signs; what it brought stays. @throws 403, 404. */
export async function retireKey(actor: Actor, unitId: string, keyId: string): Promise<void> {
  authorise(actor, "region.exchange", { unitId })
  await write(actor, "region.exchange", { unitId, keyId }, (tx) => endKey(tx, [unitId], keyId))
}

/** Ends the trust in a key of one of the units. @throws 404 where they have none such. */
export async function endKey(tx: Tx, unitIds: readonly string[], keyId: string): Promise<void> {
  const standing = and(
    eq(exchangeKey.id, keyId),
    inArray(exchangeKey.unitId, [...unitIds]),
    isNull(exchangeKey.retiredAt),
  )
  const [retired] = await tx.update(exchangeKey, standing, { retiredAt: new Date() })
  if (retired === undefined) throw notFound()
}
