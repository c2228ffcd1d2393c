/**
 * The column vocabulary. The only file that knows two SQL engines: each word picks the builder of the
 * engine in use and carries the SQLite builder's types, so that one schema and one set of queries serve both.
 */

import { type AnyColumn, type SQL, sql } from "drizzle-orm"
import * as pg from "drizzle-orm/pg-core"
import * as sqlite from "drizzle-orm/sqlite-core"
import { config } from "#app/config.server.ts"

export const isPostgres = config().databaseUrl !== undefined

/** Picks the PostgreSQL builder when that engine is in use, typed as its SQLite twin. */
function either<T>(onSqlite: T, onPostgres: unknown): T {
  return isPostgres ? (onPostgres as T) : onSqlite
}

export const table = either(sqlite.sqliteTable, pg.pgTable)
export const index = either(sqlite.index, pg.index)
export const uniqueIndex = either(sqlite.uniqueIndex, pg.uniqueIndex)

/** Text of any length; `text({ enum })` narrows the type. No NUL bytes: PostgreSQL refuses them. */
export const text = either(sqlite.text, pg.text)
/** Whole number below 2³¹. */
export const integer = either(
  () => sqlite.integer(),
  () => pg.integer(),
)
/** Whole number below 2⁵³, such as a size in bytes. */
export const bigint = either(
  () => sqlite.integer(),
  () => pg.bigint({ mode: "number" }),
)
export const boolean = either(
  () => sqlite.integer({ mode: "boolean" }),
  () => pg.boolean(),
)
/** A day without a time, `YYYY-MM-DD` in the unit's zone. */
export const date = either(
  () => sqlite.text(),
  () => pg.date({ mode: "string" }),
)
/** An instant, to the millisecond, as a Date. */
export const instant = either(
  () => sqlite.integer({ mode: "timestamp_ms" }),
  () => pg.timestamp({ withTimezone: true, precision: 3, mode: "date" }),
)
/** JSON whose key order does not matter; what is hashed is kept as text. */
export const json = either(
  () => sqlite.text({ mode: "json" }),
  () => pg.json(),
)

/** Orders text the same way on both engines: letter case ignored, then by code point. */
export function byText(column: AnyColumn | SQL): SQL {
  return isPostgres ? sql`lower(${column}) collate "C"` : sql`${column} collate nocase`
}

/** A case-insensitive `column contains needle`, with the needle's wildcards taken literally. */
export function containsText(column: AnyColumn | SQL, needle: string): SQL {
  const pattern = `%${needle.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return sql`lower(${column}) like ${pattern} escape '\\'`
}
