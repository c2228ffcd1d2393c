import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, inject } from "vitest"
import { configure, parseEnvironment } from "#app/config.server.ts"
import { runSql } from "#tests/helpers/postgres.ts"

/** Each test file has a configuration, a data folder and a migrated database of its own: files share a process. */
const dataDir = mkdtempSync(join(tmpdir(), "miqyas-test-"))
const server = inject("postgresServer")
const base = inject("sqliteBase")

let databaseUrl: string | undefined
if (server !== undefined) {
  const name = `test_${process.pid}_${Date.now()}_${Math.random().toString(36).slice(2, 8)}`
  await runSql(server, "postgres", `create database ${name} template miqyas_base`)
  databaseUrl = `${server}/${name}`
} else if (base !== undefined) {
  copyFileSync(join(base, "miqyas.db"), join(dataDir, "miqyas.db"))
}
configure({ ...parseEnvironment({}), mode: "test", dataDir, databaseUrl })

afterAll(async () => {
  const { closeDatabase } = await import("#db/client.server.ts")
  await closeDatabase()
  rmSync(dataDir, { recursive: true, force: true })
})
