import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { afterEach, beforeEach, expect, test } from "vitest"
import { config, configure, projectPath } from "#app/config.server.ts"
import { closeDatabase, databaseFile } from "#db/client.server.ts"
import { isPostgres } from "#db/columns.ts"
import { migrateDatabase } from "#db/migrate.server.ts"

/** A small database of every version that people may have: `landed/LAST_MIGRATION.sql` fills it, row by row. */

const home = config().dataDir
const versions = readdirSync(projectPath("tests", "db", "landed")).map((name) => name.replace(".sql", ""))
let scratch: string

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "miqyas-landed-"))
})

afterEach(async () => {
  await closeDatabase()
  configure({ dataDir: home })
  rmSync(scratch, { recursive: true, force: true })
})

/** The migrations as that version shipped them. */
function migrationsUpTo(last: string): string {
  const folder = join(scratch, "migrations")
  cpSync(projectPath("db", "migrations", "sqlite"), folder, { recursive: true })
  const path = join(folder, "meta", "_journal.json")
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: { tag: string }[] }
  const end = journal.entries.findIndex(({ tag }) => tag === last)
  if (end === -1) throw new Error(`There is no migration "${last}"`)
  journal.entries = journal.entries.slice(0, end + 1)
  writeFileSync(path, JSON.stringify(journal))
  return folder
}

test.skipIf(isPostgres).each(versions)(
  "an installation of %s keeps every value of every row",
  async (last) => {
    const dataDir = join(scratch, "data")
    mkdirSync(dataDir)
    await closeDatabase()
    configure({ dataDir })
    await migrateDatabase(migrationsUpTo(last))
    await closeDatabase()
    const old = new Database(databaseFile())
    const filling = readFileSync(projectPath("tests", "db", "landed", `${last}.sql`), "utf8")
    old.exec(filling)
    const tables = [...filling.matchAll(/^INSERT INTO `(\w+)`/gm)].map(([, name]) => name as string)
    const before = new Map(tables.map((table) => [table, old.prepare(`select * from \`${table}\``).get()]))
    old.close()
    expect(before.size).toBeGreaterThan(50)

    expect(await migrateDatabase()).toBeGreaterThan(0)

    await closeDatabase()
    const now = new Database(databaseFile(), { readonly: true })
    for (const [table, row] of before)
      expect(now.prepare(`select * from \`${table}\``).all(), table).toMatchObject([row])
    expect(now.pragma("foreign_key_check")).toEqual([])
    now.close()
  },
)
