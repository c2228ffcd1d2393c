import type { Actor } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { actionSubject } from "#app/services/change-action.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { requireAction } from "#db/queries/actions.server.ts"
import { actionComment } from "#db/schema/actions.ts"
import { write } from "#db/write.server.ts"

/** Says something about an action; what was said stays. @throws 404, 403 */
export async function commentAction(actor: Actor, actionId: string, text: string): Promise<void> {
  const row = await requireAction(db, actor, actionId)
  const { unitId } = row
  authorise(actor, "action.comment", actionSubject(row))
  await write(actor, "action.comment", { unitId, actionId }, (tx) =>
    tx.insert(actionComment, {
      id: newId(),
      unitId,
      actionId,
      text,
      writtenBy: actor.userId,
      writtenAt: new Date(),
    }),
  )
}
