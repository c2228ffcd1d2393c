import type { TestProject } from "vitest/node"
import { configure } from "#app/config.server.ts"
import { runSql, startPostgres } from "#tests/helpers/postgres.ts"

/** Starts PostgreSQL with one migrated database that every test file clones. */
export default async function setup(project: TestProject) {
  const server = await startPostgres()
  await runSql(server.url, "postgres", "create database miqyas_base")
  configure({ databaseUrl: `${server.url}/miqyas_base` })
  const { migrateDatabase } = await import("#db/migrate.server.ts")
  const { closeDatabase } = await import("#db/client.server.ts")
  await migrateDatabase()
  await closeDatabase()
  project.provide("postgresServer", server.url)
  return () => server.stop()
}
