import { AsyncLocalStorage } from "node:async_hooks"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import Database from "better-sqlite3"
import { type BetterSQLite3Database, drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3"
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres"
import pg from "pg"
import { config } from "#app/config.server.ts"
import { isPostgres } from "#db/columns.ts"

/** A database as both engines offer it; queries are always awaited. */
export type Engine = BetterSQLite3Database

/** What a query may ask: given to readers and, inside a change, to the transaction. */
export type Db = Pick<Engine, "select" | "selectDistinct" | "with" | "$with" | "$count">

export interface Connections {
  reader: Engine
  /** Runs the callback as the one writer, inside a transaction that it commits or rolls back. */
  transaction<T>(change: (engine: Engine) => Promise<T>): Promise<T>
  /** The raw SQLite writer, for the migrator; undefined on PostgreSQL. */
  sqlite: Database.Database | undefined
  pool: pg.Pool | undefined
  close(): Promise<void>
}

interface Shared {
  connections: Connections | undefined
  /** Set while a change is under way in this asynchronous context. */
  inWrite: AsyncLocalStorage<unknown>
}

// The built server and the start script each load this module: one process must have one writer.
const slot = Symbol.for("miqyas.database")
const holder = globalThis as { [key: symbol]: Shared | undefined }
holder[slot] ??= { connections: undefined, inWrite: new AsyncLocalStorage() }
const shared: Shared = holder[slot]

/** The asynchronous context of the change under way; for db/write.server.ts alone. */
export const inWrite = shared.inWrite

/** Opens the configured database, once per process. */
export function connections(): Connections {
  shared.connections ??= isPostgres
    ? openPostgres(config().databaseUrl as string)
    : openSqlite(databaseFile())
  return shared.connections
}

/** Closes the database; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = shared.connections
  shared.connections = undefined
  await open?.close()
}

/** The SQLite file inside the data folder. */
export function databaseFile(): string {
  return join(config().dataDir, "miqyas.db")
}

/**
 * The reader. Refuses to serve inside a change, where it would not see what the change has written:
 * use the change's own `tx`.
 */
export const db: Db = new Proxy({} as Db, {
  get(_, name: keyof Db) {
    if (inWrite.getStore() !== undefined)
      throw new Error(`The reader was asked for "${name}" inside a write: use tx`)
    const reader = connections().reader
    return reader[name].bind(reader)
  },
})

function openSqlite(file: string): Connections {
  mkdirSync(config().dataDir, { recursive: true, mode: 0o700 })
  const writer = new Database(file)
  writer.pragma("journal_mode = WAL")
  writer.pragma("synchronous = FULL")
  writer.pragma("foreign_keys = ON")
  writer.pragma("busy_timeout = 5000")
  // What is erased must not stay readable in the file's free pages.
  writer.pragma("secure_delete = ON")
  const reading = new Database(file, { readonly: true })
  reading.pragma("busy_timeout = 5000")
  reading.pragma("query_only = ON")
  keepStatements(reading)
  const engine = drizzleSqlite(writer, { casing: "snake_case" })

  let last: Promise<unknown> = Promise.resolve()
  async function transaction<T>(change: (engine: Engine) => Promise<T>): Promise<T> {
    const turn = last
      .catch(() => undefined)
      .then(async () => {
        writer.exec("BEGIN IMMEDIATE")
        try {
          const result = await change(engine)
          writer.exec("COMMIT")
          return result
        } catch (error) {
          if (writer.inTransaction) writer.exec("ROLLBACK")
          throw error
        }
      })
    last = turn
    return turn
  }

  return {
    reader: drizzleSqlite(reading, { casing: "snake_case" }),
    transaction,
    sqlite: writer,
    pool: undefined,
    async close() {
      await last.catch(() => undefined)
      reading.close()
      writer.close()
    },
  }
}

const MOST_STATEMENTS = 500

/** Compiles each query text of the reader once: pages ask the same questions again and again. */
function keepStatements(database: Database.Database) {
  const prepare = database.prepare.bind(database)
  const kept = new Map<string, Database.Statement>()
  database.prepare = ((source: string) => {
    const known = kept.get(source)
    if (known !== undefined) return known
    if (kept.size >= MOST_STATEMENTS) kept.clear()
    const made = prepare(source)
    kept.set(source, made)
    return made
  }) as typeof database.prepare
}

/** The key of the advisory lock that makes writers of all processes take turns: without it the audit chain forks. */
const WRITER_LOCK = 7_305_114

function openPostgres(url: string): Connections {
  const readers = new pg.Pool({
    connectionString: url,
    max: 8,
    options: "-c default_transaction_read_only=on",
  })
  const writers = new pg.Pool({ connectionString: url, max: 2 })
  const engine = (client: pg.Pool | pg.PoolClient) =>
    drizzlePostgres(client, { casing: "snake_case" }) as unknown as Engine

  async function transaction<T>(change: (engine: Engine) => Promise<T>): Promise<T> {
    const client = await writers.connect()
    try {
      await client.query("BEGIN")
      await client.query("SELECT pg_advisory_xact_lock($1)", [WRITER_LOCK])
      const result = await change(engine(client))
      await client.query("COMMIT")
      client.release()
      return result
    } catch (error) {
      // A connection that cannot roll back is broken and must not go back to the pool.
      const broken = await client.query("ROLLBACK").then(
        () => false,
        () => true,
      )
      client.release(broken)
      throw error
    }
  }

  return {
    reader: engine(readers),
    transaction,
    sqlite: undefined,
    pool: writers,
    async close() {
      await readers.end()
      await writers.end()
    },
  }
}
