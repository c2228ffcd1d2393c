import { and, eq } from "drizzle-orm"
import { parseEvidenceCode } from "#app/domain/evidence.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { evidence } from "#db/schema/evidence.ts"

/** Id of the evidence of a unit that a typed code names; null for none. @throws 422 with the key given. */
export async function evidenceNamed(
  db: Db,
  unitId: string,
  code: string,
  { key, picture = false }: { key: string; picture?: boolean },
): Promise<string | null> {
  if (code.trim() === "") return null
  const number = parseEvidenceCode(code)
  const [row] =
    number === undefined
      ? []
      : await db
          .select({ id: evidence.id, mediaType: evidence.mediaType })
          .from(evidence)
          .where(and(eq(evidence.unitId, unitId), eq(evidence.number, number)))
  if (row === undefined || (picture && !row.mediaType.startsWith("image/"))) throw refusal(422, key)
  return row.id
}
