import { randomBytes } from "node:crypto"
import { Readable } from "node:stream"
import { and, eq } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import { putStream, type StoredFile } from "#app/evidence/store.server.ts"
import { addEvidence, type NewEvidence } from "#app/services/add-evidence.server.ts"
import type { EvidenceEdit } from "#app/services/edit-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { response } from "#db/schema/cycles.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

export async function storeBytes(content: Buffer = randomBytes(40)): Promise<StoredFile> {
  return putStream(Readable.from([content]), { maxBytes: 1_000_000 })
}

export async function makeEvidence(actor: Actor, unitId: string, more: Partial<NewEvidence> = {}) {
  const file = { ...(await storeBytes()), mediaType: "application/pdf", pages: 4, width: null, height: null }
  return addEvidence(actor, { unitId, file, fileName: "berkas.pdf", ...more })
}

export async function makeScene() {
  const { unitId, applicantId } = await makeUnit()
  const koordinator = await makeActor(unitId, "koordinator")
  const cycleId = await makeCycle(koordinator, applicantId)
  return { unitId, koordinator, cycleId }
}

export async function setResponse(cycleId: string, item: string, set: Partial<typeof response.$inferInsert>) {
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(response, and(eq(response.cycleId, cycleId), eq(response.item, item)), set),
  )
}

export async function responseOf(cycleId: string, item: string) {
  const [row] = await db
    .select()
    .from(response)
    .where(and(eq(response.cycleId, cycleId), eq(response.item, item)))
  return row
}

/** Any item of the cycle; `skip` takes a later one. */
export async function anItem(cycleId: string, skip = 0): Promise<string> {
  const rows = await db.select({ item: response.item }).from(response).where(eq(response.cycleId, cycleId))
  return rows.map((row) => row.item).sort()[skip] as string
}

export async function statusOf(promise: Promise<unknown>): Promise<number> {
  try {
    await promise
    return 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

export function editOf(
  row: Awaited<ReturnType<typeof makeEvidence>>["evidence"],
  change: Partial<EvidenceEdit> = {},
) {
  const { title, periodFrom, periodTo, validUntil, supersedesId } = row
  return { title, kind: "surat" as const, periodFrom, periodTo, validUntil, supersedesId, ...change }
}
