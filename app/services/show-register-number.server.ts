import { openRegisterNumber } from "#app/auth/register-keys.server.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { registerNumberView } from "#db/schema/santri.ts"
import { write } from "#db/write.server.ts"

/**
 * A register number in full; that it was shown is written down, to whom and when.
 * @throws 403 without the right, 404 where there is no number, 409 where the key does not open it.
 */
export async function showRegisterNumber(actor: Actor, santriId: string): Promise<string> {
  const { santri } = await requireSantri(db, actor, "santri.see-number", santriId)
  const { id, unitId, registerNumberSealed } = santri
  if (registerNumberSealed === null) throw notFound()
  const number = openRegisterNumber(registerNumberSealed, id)
  if (number === undefined) throw refusal(409, "santri:refusal.key-missing")
  await write(actor, "santri.see-number", { unitId, santriId }, (tx) =>
    tx.insert(registerNumberView, {
      id: newId(),
      unitId,
      santriId,
      viewedBy: actor.userId,
      viewedAt: new Date(),
    }),
  )
  return number
}
