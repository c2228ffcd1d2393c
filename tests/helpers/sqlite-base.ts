import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { configure } from "#app/config.server.ts"

declare module "vitest" {
  export interface ProvidedContext {
    /** A migrated, empty data folder that each test file copies. */
    sqliteBase?: string
    /** Connection string of a server with a migrated `miqyas_base` database that each test file clones. */
    postgresServer?: string
  }
}

/** Migrates one empty SQLite database that every test file starts from. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-base-"))
  configure({ dataDir: folder, databaseUrl: undefined })
  const { migrateDatabase } = await import("#db/migrate.server.ts")
  const { closeDatabase } = await import("#db/client.server.ts")
  await migrateDatabase()
  await closeDatabase()
  project.provide("sqliteBase", folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
