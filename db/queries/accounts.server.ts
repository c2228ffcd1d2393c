import { and, eq, gt, isNull } from "drizzle-orm"
import type { Language } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { membership, session, user } from "#db/schema/accounts.ts"
import { unit } from "#db/schema/units.ts"

/** Whose session a token names. */
export interface AccountInSession {
  userId: string
  sessionId: string
  username: string
  name: string
  language: Language
  mustChangePassword: boolean
}

/** The account of a session that lasts at `now` and is not disabled. */
export async function findSession(db: Db, token: string, now: Date): Promise<AccountInSession | undefined> {
  const [row] = await db
    .select({
      userId: user.id,
      sessionId: session.id,
      username: user.username,
      name: user.name,
      language: user.language,
      mustChangePassword: user.mustChangePassword,
    })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(session.token, token), gt(session.expiresAt, now), isNull(user.disabledAt)))
  return row
}

/** Every membership of an account, whenever it counts, with its unit's time zone. */
export async function listMembershipsOf(db: Db, userId: string) {
  return db
    .select({
      id: membership.id,
      unitId: membership.unitId,
      role: membership.role,
      subtree: membership.subtree,
      cycleId: membership.cycleId,
      edition: membership.edition,
      from: membership.from,
      until: membership.until,
      timeZone: unit.timeZone,
    })
    .from(membership)
    .innerJoin(unit, eq(unit.id, membership.unitId))
    .where(eq(membership.userId, userId))
}
