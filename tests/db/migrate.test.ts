import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { afterEach, beforeEach, expect, test } from "vitest"
import { config, configure, projectPath } from "#app/config.server.ts"
import { closeDatabase, databaseFile, db } from "#db/client.server.ts"
import { isPostgres } from "#db/columns.ts"
import { migrateDatabase } from "#db/migrate.server.ts"
import { applicant, unit } from "#db/schema/units.ts"
import { makeUnit } from "#tests/helpers/fixtures.ts"

test("a migrated database has nothing more to apply", async () => {
  expect(await migrateDatabase()).toBe(0)
})

const home = config().dataDir
let scratch: string

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "miqyas-upgrade-"))
})

afterEach(async () => {
  await closeDatabase()
  configure({ dataDir: home })
  rmSync(scratch, { recursive: true, force: true })
})

/** The shipped migrations and one more with these statements. */
function withOneMore(statements: string[]): string {
  const folder = join(scratch, "migrations")
  cpSync(projectPath("db/migrations/sqlite"), folder, { recursive: true })
  const path = join(folder, "meta/_journal.json")
  const journal = JSON.parse(readFileSync(path, "utf8"))
  journal.entries.push({
    idx: journal.entries.length,
    version: "6",
    when: Date.now(),
    tag: "9999_later",
    breakpoints: true,
  })
  writeFileSync(path, JSON.stringify(journal))
  writeFileSync(join(folder, "9999_later.sql"), statements.join("\n--> statement-breakpoint\n"))
  return folder
}

/** An installation of today's version with one unit and its applicant. */
async function installation() {
  const dataDir = join(scratch, "data")
  mkdirSync(dataDir)
  await closeDatabase()
  configure({ dataDir })
  await migrateDatabase()
  await makeUnit("Lapas Lama")
}

/** How drizzle-kit changes a column on SQLite: the table is made again, filled and renamed. */
const REBUILD_UNIT = [
  "PRAGMA foreign_keys=OFF;",
  "CREATE TABLE `__new_unit` AS SELECT * FROM `unit`;",
  "DROP TABLE `unit`;",
  "ALTER TABLE `__new_unit` RENAME TO `unit`;",
  "CREATE UNIQUE INDEX `unit_id` ON `unit` (`id`);",
  "PRAGMA foreign_keys=ON;",
]

test.skipIf(isPostgres)(
  "a rebuilt table takes no rows of other tables with it, and the old file is kept",
  async () => {
    await installation()

    expect(await migrateDatabase(withOneMore(REBUILD_UNIT))).toBe(1)

    expect((await db.select({ name: unit.name }).from(unit)).map((row) => row.name)).toEqual(["Lapas Lama"])
    expect(await db.select({ id: applicant.id }).from(applicant)).toHaveLength(1)
    const [copy, ...others] = readdirSync(join(config().dataDir, "backups"))
    expect(others).toEqual([])
    const kept = new Database(join(config().dataDir, "backups", copy ?? ""), { readonly: true })
    expect(kept.prepare("select name from unit").all()).toEqual([{ name: "Lapas Lama" }])
    kept.close()
  },
)

test.skipIf(isPostgres)(
  "a migration that leaves rows pointing nowhere is refused and says where the copy is",
  async () => {
    await installation()
    await expect(migrateDatabase(withOneMore(["DELETE FROM `unit`;"]))).rejects.toThrow("backups/")
    const raw = new Database(databaseFile(), { readonly: true })
    expect(raw.prepare("select count(*) as n from applicant").get()).toEqual({ n: 1 })
    raw.close()
  },
)
