import { and, eq, gt, inArray, isNotNull, isNull, lte, or } from "drizzle-orm"
import type { Language } from "#app/domain/dates.ts"
import type { Db } from "#db/client.server.ts"
import { byText, containsText } from "#db/columns.ts"
import { account, membership, session, user } from "#db/schema/accounts.ts"
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
      unit: unit.shortName,
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

/** Whether an account was closed. */
export async function isDisabled(db: Db, userId: string): Promise<boolean> {
  const [row] = await db.select({ disabledAt: user.disabledAt }).from(user).where(eq(user.id, userId))
  return row?.disabledAt != null
}

/** How many accounts there are; none means that the installation has not been set up. */
export async function countAccounts(db: Db): Promise<number> {
  return db.$count(user)
}

/** An account by its username, as stored: in lower case. */
export async function getAccountByName(db: Db, username: string) {
  const [row] = await db
    .select({ id: user.id, name: user.name, username: user.username, disabledAt: user.disabledAt })
    .from(user)
    .where(eq(user.username, username))
  return row
}

/** The password's hash of an account. */
export async function getPasswordHash(db: Db, userId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ password: account.password })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, "credential")))
  return row?.password ?? undefined
}

/** An account without its password. */
export async function getAccountById(db: Db, userId: string) {
  const [row] = await db
    .select({
      id: user.id,
      name: user.name,
      username: user.username,
      mustChangePassword: user.mustChangePassword,
      disabledAt: user.disabledAt,
      createdAt: user.createdAt,
    })
    .from(user)
    .where(eq(user.id, userId))
  return row
}

/** One membership, wherever it counts. */
export async function getMembership(db: Db, membershipId: string) {
  const [row] = await db
    .select({
      id: membership.id,
      unitId: membership.unitId,
      userId: membership.userId,
      role: membership.role,
    })
    .from(membership)
    .where(eq(membership.id, membershipId))
  return row
}

/** Where there is an admin today whose role has no end and whose account is open. */
export async function listOpenAdmins(db: Db, today: string) {
  return db
    .select({ unitId: membership.unitId, subtree: membership.subtree })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(membership.role, "admin"),
        isNull(membership.until),
        lte(membership.from, today),
        isNull(user.disabledAt),
      ),
    )
}

/** How many accounts fit one page of the list. */
export const ACCOUNTS_PER_PAGE = 50

/** Accounts with a role in the units, by name, whose name or username contains `search`. */
export async function listAccounts(db: Db, unitIds: readonly string[], search: string, page: number) {
  const inUnits = inArray(
    user.id,
    db
      .select({ userId: membership.userId })
      .from(membership)
      .where(inArray(membership.unitId, [...unitIds])),
  )
  const found =
    search === ""
      ? inUnits
      : and(inUnits, or(containsText(user.name, search), containsText(user.username, search)))
  const accounts = await db
    .select({
      id: user.id,
      name: user.name,
      username: user.username,
      mustChangePassword: user.mustChangePassword,
      disabledAt: user.disabledAt,
    })
    .from(user)
    .where(found)
    .orderBy(byText(user.name), byText(user.username))
    .limit(ACCOUNTS_PER_PAGE)
    .offset((page - 1) * ACCOUNTS_PER_PAGE)
  const total = await db.$count(user, found)
  return { accounts, pages: Math.max(1, Math.ceil(total / ACCOUNTS_PER_PAGE)), total }
}

/** The roles of several accounts in the units, with the unit's short name. */
export async function listRoles(db: Db, unitIds: readonly string[], userIds: readonly string[]) {
  if (userIds.length === 0) return []
  return db
    .select({
      userId: membership.userId,
      role: membership.role,
      unit: unit.shortName,
      from: membership.from,
      until: membership.until,
    })
    .from(membership)
    .innerJoin(unit, eq(unit.id, membership.unitId))
    .where(and(inArray(membership.unitId, [...unitIds]), inArray(membership.userId, [...userIds])))
    .orderBy(membership.from, membership.id)
}

/** Open accounts with a role in the units, for choosing one. */
export async function listAccountChoices(db: Db, unitIds: readonly string[]) {
  return db
    .selectDistinct({ id: user.id, name: user.name, username: user.username })
    .from(user)
    .innerJoin(membership, eq(membership.userId, user.id))
    .where(and(inArray(membership.unitId, [...unitIds]), isNull(user.disabledAt)))
    .orderBy(user.name, user.username)
}

/** Where an account wants to be reminded; null for nowhere. */
export async function getReminderAddress(db: Db, userId: string): Promise<string | null> {
  const [row] = await db.select({ reminderEmail: user.reminderEmail }).from(user).where(eq(user.id, userId))
  return row?.reminderEmail ?? null
}

/** An account that gave an address for reminders, and on which day of its unit it had the last one. */
export interface AccountToRemind {
  userId: string
  name: string
  language: Language
  address: string
  sentOn: string | null
}

/** Every open account of the installation that gave an address for reminders. */
export async function listAccountsToRemind(db: Db): Promise<AccountToRemind[]> {
  const rows = await db
    .select({
      userId: user.id,
      name: user.name,
      language: user.language,
      address: user.reminderEmail,
      sentOn: user.reminderSentOn,
    })
    .from(user)
    .where(and(isNotNull(user.reminderEmail), isNull(user.disabledAt)))
    .orderBy(user.id)
  return rows.flatMap(({ address, ...row }) => (address === null ? [] : [{ ...row, address }]))
}

/** The language an account reads in. */
export async function getLanguage(db: Db, userId: string): Promise<Language> {
  const [row] = await db.select({ language: user.language }).from(user).where(eq(user.id, userId))
  return row?.language ?? "id"
}

/** How many sessions of an account last at `now`. */
export async function countSessions(db: Db, userId: string, now: Date): Promise<number> {
  return db.$count(session, and(eq(session.userId, userId), gt(session.expiresAt, now)))
}

/** Every account of the installation by username, for the command line. */
export async function listEveryAccount(db: Db) {
  return db
    .select({ username: user.username, name: user.name, disabledAt: user.disabledAt })
    .from(user)
    .orderBy(byText(user.username))
}
