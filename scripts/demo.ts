/**
 * Makes a fresh data folder with the At-Taubah story, issues its dossiers and serves it:
 *   npm run demo [-- --no-serve] [-- --data DIR] [-- --port N] [-- --units N]
 * The last line of --no-serve is one JSON object: { dataDir, cycleId, dossier, accounts }.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import { ConfigError, configure, projectPath } from "#app/config.server.ts"
import { buildWhenStale } from "#scripts/build.ts"

const USAGE = "Usage: npm run demo -- [--no-serve] [--data DIR] [--port N] [--units N]"
/** Marks a folder as one that a demo made and the next one may throw away. */
const MARKER = "miqyas-demo.txt"

interface Wanted {
  dataDir: string
  serve: boolean
  port: number | undefined
  /** How many units the region has. */
  units: number | undefined
}

function readArguments(): Wanted | undefined {
  try {
    const { values } = parseArgs({
      options: {
        "no-serve": { type: "boolean", default: false },
        data: { type: "string" },
        port: { type: "string" },
        units: { type: "string" },
      },
    })
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
      throw new Error(`--port must be a number from 0 to 65535, not "${values.port}"`)
    const units = values.units === undefined ? undefined : Number(values.units)
    if (units !== undefined && !(Number.isInteger(units) && units >= 1 && units <= 2000))
      throw new Error(`--units must be a number from 1 to 2000, not "${values.units}"`)
    const dataDir = values.data === undefined ? projectPath("data", "demo") : resolve(values.data)
    return { dataDir, serve: !values["no-serve"], port, units }
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    return undefined
  }
}

class NotADemoFolder extends Error {}

/** Empties a folder that a demo made. @throws NotADemoFolder for any other folder that is not empty. */
function emptyDemoFolder(dataDir: string): void {
  const isMarked = existsSync(join(dataDir, MARKER))
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0 && !isMarked)
    throw new NotADemoFolder(
      `"${dataDir}" is not empty and was not made by a demo: nothing was changed. Choose another with --data DIR.`,
    )
  if (isMarked)
    for (const name of readdirSync(dataDir)) {
      // The marker goes last: a removal that was interrupted can be taken up again.
      if (name !== MARKER) rmSync(join(dataDir, name), { recursive: true, force: true })
    }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(
    join(dataDir, MARKER),
    "Data peragaan Miqyas: isinya dibuang tiap kali `npm run demo` dijalankan.\n" +
      "Miqyas demo data: thrown away whenever `npm run demo` is run.\n",
  )
}

async function main(): Promise<number> {
  const wanted = readArguments()
  if (wanted === undefined) return 2
  const { dataDir } = wanted
  emptyDemoFolder(dataDir)
  // Before anything opens a database: the demo keeps to its own folder, whatever the environment says.
  const port = wanted.port === undefined ? {} : { port: wanted.port }
  configure({ dataDir, databaseUrl: undefined, ...port })
  if (wanted.serve) buildWhenStale()

  const { migrateDatabase } = await import("#db/migrate.server.ts")
  const { closeDatabase } = await import("#db/client.server.ts")
  const { fillStory } = await import("#scripts/demo/fill.ts")
  const { issueDossiers } = await import("#scripts/demo/dossiers.ts")
  const { DEMO_ACCOUNTS, DEMO_PASSWORD } = await import("#scripts/demo/people.ts")
  await migrateDatabase()
  const cycles = await fillStory(new Date(), (what) => console.log(`· ${what}`), wanted.units)
  console.log("· Dosir")
  const dossiers = await issueDossiers(cycles)
  for (const { cycle, path, pages } of dossiers)
    console.log(`Dossier ${cycle.toUpperCase()}: ${path} (${pages} pages)`)
  const accounts = DEMO_ACCOUNTS.map((username) => ({ username, password: DEMO_PASSWORD }))
  console.log(`Accounts: ${DEMO_ACCOUNTS.join(", ")}; password of each: ${DEMO_PASSWORD}`)

  if (!wanted.serve) {
    await closeDatabase()
    console.log(JSON.stringify({ dataDir, cycleId: cycles.a, dossier: dossiers[0]?.path, accounts }))
    return 0
  }
  const build = await import(pathToFileURL(projectPath("build", "server", "index.js")).href)
  await build.entry.module.serve({ build })
  return 0
}

try {
  process.env.NODE_ENV ??= "production"
  process.exitCode = await main()
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof NotADemoFolder
  console.error(isExpected ? error.message : error)
  process.exit(1)
}
