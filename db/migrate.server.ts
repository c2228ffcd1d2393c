import { existsSync, mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3"
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator"
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres"
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator"
import { config, projectPath } from "#app/config.server.ts"
import { connections } from "#db/client.server.ts"
import { isPostgres } from "#db/columns.ts"

const JOURNAL_TABLE = "miqyas_migrations"

/**
 * Brings the configured database to the newest schema. An existing SQLite database is copied to
 * `backups/` first when there is something to apply. Foreign keys are off while tables are rebuilt
 * (a rebuild drops tables, and drops cascade) and checked before they are switched on again.
 * @returns how many migrations were applied.
 */
export async function migrateDatabase(folder = shippedMigrations()): Promise<number> {
  return isPostgres ? migrateOnPostgres(folder) : migrateOnSqlite(folder)
}

/** The migrations of this version for the engine in use. */
function shippedMigrations(): string {
  return projectPath("db", "migrations", isPostgres ? "postgresql" : "sqlite")
}

/** Stamps of a folder's migrations, in order. */
function stampsOf(folder: string): number[] {
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8"))
  return journal.entries.map((entry: { when: number }) => entry.when)
}

async function migrateOnSqlite(folder: string): Promise<number> {
  const { sqlite } = connections()
  if (sqlite === undefined) throw new Error("No SQLite connection to migrate")
  const known = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name = ?")
    .get(JOURNAL_TABLE)
  const newest = known
    ? ((sqlite.prepare(`select max(created_at) as at from ${JOURNAL_TABLE}`).get() as { at: number | null })
        .at ?? 0)
    : 0
  const pending = stampsOf(folder).filter((stamp) => stamp > newest)
  if (pending.length === 0) return 0
  if (newest > 0) sqlite.prepare("vacuum into ?").run(backupPath(newest))

  sqlite.pragma("foreign_keys = OFF")
  try {
    migrateSqlite(drizzleSqlite(sqlite), {
      migrationsFolder: folder,
      migrationsTable: JOURNAL_TABLE,
    })
    const broken = sqlite.pragma("foreign_key_check") as unknown[]
    if (broken.length > 0) {
      throw new Error(`${broken.length} rows point nowhere after migrating: restore the copy in backups/`)
    }
  } finally {
    sqlite.pragma("foreign_keys = ON")
  }
  return pending.length
}

async function migrateOnPostgres(folder: string): Promise<number> {
  const { pool } = connections()
  if (pool === undefined) throw new Error("No PostgreSQL pool to migrate")
  const client = await pool.connect()
  try {
    // Two processes that start together must not migrate at the same time.
    await client.query("select pg_advisory_lock(7305115)")
    const before = await countApplied(client)
    await migratePostgres(drizzlePostgres(client), {
      migrationsFolder: folder,
      migrationsTable: JOURNAL_TABLE,
    })
    const applied = (await countApplied(client)) - before
    await client.query("select pg_advisory_unlock(7305115)")
    return applied
  } finally {
    client.release()
  }
}

async function countApplied(client: {
  query(text: string): Promise<{ rows: Record<string, unknown>[] }>
}): Promise<number> {
  const found = await client.query(`select to_regclass('drizzle.${JOURNAL_TABLE}') as name`)
  if (found.rows[0]?.name === null) return 0
  const counted = await client.query(`select count(*)::int as n from drizzle.${JOURNAL_TABLE}`)
  return counted.rows[0]?.n as number
}

/** A path in `backups/` that no file has yet, named by the schema it holds. */
function backupPath(newest: number): string {
  const folder = join(config().dataDir, "backups")
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (let n = 1; ; n++) {
    const path = join(folder, `before-migration-${newest}-${n}.db`)
    if (!existsSync(path)) return path
  }
}
