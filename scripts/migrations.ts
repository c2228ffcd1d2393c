/**
 * Writes the migrations for a changed schema, for both engines:
 *   npm run migrations -- --name add-visits
 */
import { spawnSync } from "node:child_process"

const engines = { sqlite: "", postgresql: "postgres://schema-only" }
for (const url of Object.values(engines)) {
  const done = spawnSync(
    process.execPath,
    [
      "node_modules/drizzle-kit/bin.cjs",
      "generate",
      "--config",
      "db/drizzle.config.ts",
      ...process.argv.slice(2),
    ],
    { stdio: "inherit", env: { ...process.env, DATABASE_URL: url } },
  )
  if (done.status !== 0) process.exit(done.status ?? 1)
}
