import { eq, lt } from "drizzle-orm"
import type { Failures } from "#app/domain/lock-out.ts"
import type { Db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { session, signInFailure } from "#db/schema/accounts.ts"
import type { Tx } from "#db/write.server.ts"

/** The failed sign-ins kept under `user:NAME` or `address:IP`. */
export async function getFailures(db: Db, key: string): Promise<Failures | undefined> {
  const [row] = await db
    .select({
      count: signInFailure.count,
      lastAt: signInFailure.lastAt,
      lockedUntil: signInFailure.lockedUntil,
    })
    .from(signInFailure)
    .where(eq(signInFailure.key, key))
  return row
}

/** Keeps the failures of a key in place of those before. */
export async function saveFailures(tx: Tx, key: string, failures: Failures): Promise<void> {
  const changed = await tx.update(signInFailure, eq(signInFailure.key, key), failures)
  if (changed.length === 0) await tx.insert(signInFailure, { id: newId(), key, ...failures })
}

export async function forgetFailures(tx: Tx, key: string): Promise<void> {
  await tx.remove(signInFailure, eq(signInFailure.key, key))
}

/** Removes what no longer counts: failures last counted before `before`, sessions that ended. */
export async function sweepSignIns(tx: Tx, before: number, now: Date): Promise<void> {
  await tx.remove(signInFailure, lt(signInFailure.lastAt, before))
  await tx.remove(session, lt(session.expiresAt, now))
}
