/**
 * Compares the evidence files of an installation with its database, and names every one that is missing or damaged:
 *   npm run check -- [--data DIR] [--sweep]
 * With --sweep it removes files that nothing has referred to for a day.
 * Ends with 0 when all is well, 1 when something is wrong or cannot be read, 2 when the command is not understood.
 */
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { config, configure } from "#app/config.server.ts"
import { requireInstallation } from "#scripts/installation.ts"

const USAGE = "Usage: npm run check -- [--data DIR] [--sweep]"

function readArguments() {
  try {
    return parseArgs({ options: { data: { type: "string" }, sweep: { type: "boolean", default: false } } })
      .values
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    process.exit(2)
  }
}

async function main(sweep: boolean): Promise<number> {
  requireInstallation()
  const { migrateDatabase } = await import("#db/migrate.server.ts")
  const { closeDatabase } = await import("#db/client.server.ts")
  const { checkEvidence } = await import("#app/services/check-evidence.server.ts")
  const { sweepEvidence } = await import("#app/services/sweep-evidence.server.ts")
  try {
    await migrateDatabase()
    const { checked, wrong } = await checkEvidence()
    for (const { code, unit, sha256, state } of wrong)
      console.log(
        `${state}: ${code} of ${unit}, evidence/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`,
      )
    // A database that does not belong to this folder would make every file look like one that nothing refers to.
    const belongs = checked > 0 && !wrong.some(({ state }) => state === "missing")
    const { orphans, bytes } = await sweepEvidence(new Date(), { remove: sweep && belongs })
    if (orphans.length > 0) console.log(orphanLine(orphans.length, bytes, { sweep, belongs }))
    const count = `${checked} files of evidence checked in "${config().dataDir}"`
    console.log(wrong.length === 0 ? `OK: ${count}` : `NOT OK: ${wrong.length} found wrong, ${count}`)
    return wrong.length === 0 ? 0 : 1
  } finally {
    await closeDatabase()
  }
}

function orphanLine(count: number, bytes: number, { sweep, belongs }: { sweep: boolean; belongs: boolean }) {
  const what = `${count} files (${bytes} bytes) that nothing has referred to for a day`
  if (!sweep) return `note: there are ${what}; --sweep removes them`
  return belongs
    ? `removed: ${what}`
    : `note: there are ${what}; none was removed, for folder and database may not belong together`
}

const { data, sweep } = readArguments()
try {
  process.env.NODE_ENV ??= "production"
  if (data !== undefined) configure({ dataDir: resolve(data) })
  process.exitCode = await main(sweep)
} catch (error) {
  console.error(`NOT OK: ${(error as Error).message}`)
  process.exitCode = 1
}
