import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join, relative } from "node:path"
import { expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"

const engines = { sqlite: "", postgresql: "postgres://schema-only" }

function journal(engine: string): { idx: number; tag: string; when: number }[] {
  return JSON.parse(readFileSync(projectPath("db/migrations", engine, "meta/_journal.json"), "utf8")).entries
}

for (const [engine, url] of Object.entries(engines)) {
  test(`${engine}: journal and migration files agree, and stamps increase`, () => {
    const entries = journal(engine)
    const files = readdirSync(projectPath("db/migrations", engine)).filter((name) => name.endsWith(".sql"))
    expect(files.sort()).toEqual(entries.map((entry) => `${entry.tag}.sql`))
    const stamps = entries.map((entry) => entry.when)
    expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b))
  })

  test(`${engine}: the schema has nothing that a migration does not make`, () => {
    const scratch = mkdtempSync(projectPath("node_modules/.migrations-"))
    try {
      cpSync(projectPath("db/migrations", engine), scratch, { recursive: true })
      const done = spawnSync(
        process.execPath,
        [
          projectPath("node_modules/drizzle-kit/bin.cjs"),
          "generate",
          "--dialect",
          engine,
          "--schema",
          "./db/schema/*.ts",
          "--casing",
          "snake_case",
          "--out",
          `./${relative(projectPath(), scratch)}`,
        ],
        { cwd: projectPath(), encoding: "utf8", env: { ...process.env, DATABASE_URL: url } },
      )
      expect(done.stdout + done.stderr).toContain("No schema changes")
      expect(readdirSync(scratch).sort()).toEqual(
        readdirSync(join(projectPath("db/migrations", engine))).sort(),
      )
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  })
}
