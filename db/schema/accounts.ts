import { ROLES } from "#app/domain/permissions.ts"
import { bigint, boolean, date, index, instant, integer, table, text, uniqueIndex } from "#db/columns.ts"
import { unit } from "#db/schema/units.ts"

/** An account; `email` is a synthetic `.invalid` address, since signing in needs none. */
export const user = table("user", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  username: text().notNull().unique(),
  displayUsername: text(),
  language: text({ enum: ["id", "en"] })
    .notNull()
    .default("id"),
  /** A one-time password was handed out: the next sign-in must choose a new one. */
  mustChangePassword: boolean().notNull().default(false),
  disabledAt: instant(),
  /** Where its owner wants to be reminded; null for whoever wants no e-mail. */
  reminderEmail: text(),
  /** The last day, in its unit, on which a reminder was handed to the mail server. */
  reminderSentOn: date(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
})

export const session = table(
  "session",
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index("session_user").on(t.userId)],
)

/** A credential of an account: here only a password's hash. */
export const account = table(
  "account",
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [index("account_user").on(t.userId)],
)

export const verification = table("verification", {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: instant().notNull(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
})

/** Failed sign-ins per username and per address, for the lock-out. */
export const signInFailure = table("sign_in_failure", {
  id: text().primaryKey(),
  /** `user:NAME` or `address:IP`. */
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastAt: bigint().notNull(),
  lockedUntil: bigint(),
})

/** user × role × scope × time; a user may hold many. */
export const membership = table(
  "membership",
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    userId: text()
      .notNull()
      .references(() => user.id),
    role: text({ enum: ROLES }).notNull(),
    /** Counts for the units below as well. */
    subtree: boolean().notNull().default(false),
    /** Narrows the membership to one cycle (asesor). */
    cycleId: text(),
    /** The dossier edition an asesor was given. */
    edition: text({ enum: ["redacted", "full"] }),
    from: date().notNull(),
    until: date(),
  },
  (t) => [
    index("membership_user").on(t.userId),
    uniqueIndex("membership_once").on(t.userId, t.unitId, t.role, t.cycleId),
  ],
)
