import { parseEvidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { getEvidenceByNumber, requireEvidence, type StoredEvidence } from "#db/queries/evidence.server.ts"

/** The evidence of a unit that a typed code names, where the actor may see it. @throws 422 with the key given. */
export async function evidenceTyped(
  db: Db,
  actor: Actor,
  unitId: string,
  { code, key }: { code: string; key: string },
): Promise<StoredEvidence> {
  const number = parseEvidenceCode(code)
  const found = number === undefined ? undefined : await getEvidenceByNumber(db, actor, unitId, number)
  if (found === undefined) throw refusal(422, key)
  return requireEvidence(db, actor, found.id)
}
