import type { ServerBuild } from "@remix-run/node"
import { sessionSecret } from "#app/auth/secrets.server.ts"
import { config } from "#app/config.server.ts"
import { type RunningServer, startServer } from "#app/http/server.server.ts"
import { paths } from "#app/paths.ts"
import { installInstruments } from "#app/services/install-instruments.server.ts"
import { sweepImports } from "#app/services/keep-import.server.ts"
import { openSetUp } from "#app/services/set-up.server.ts"
import { sweepBrokenUploads } from "#app/services/sweep-evidence.server.ts"
import { closeDatabase, db } from "#db/client.server.ts"
import { migrateDatabase } from "#db/migrate.server.ts"
import { listInstruments } from "#db/queries/instruments.server.ts"

/**
 * Gets the installation ready, serves it and prints where, until the process is told to end.
 * On an installation without accounts the set-up link is printed too.
 */
export async function serve({ dev = false, build }: { dev?: boolean; build?: ServerBuild }): Promise<void> {
  await migrateDatabase()
  sessionSecret()
  const firstStart = (await listInstruments(db)).length === 0
  if (firstStart) await takeInInstruments()
  const server = await startServer(dev ? { vite: await startVite() } : { build })
  const base = config().publicUrl ?? server.url
  console.log(`Miqyas: ${base}`)
  const token = await openSetUp()
  if (token !== undefined) console.log(`Set-up (once): ${base}${paths.setup(token)}`)
  endOnSignal(server)
  // What follows takes longer than all the rest and rarely finds anything: nobody should wait for it.
  const { failInterruptedDossiers } = await import("#app/services/build-dossier.server.ts")
  await failInterruptedDossiers()
  await sweepBrokenUploads(new Date())
  await sweepImports(new Date())
  if (!firstStart) await takeInInstruments()
  await everyHour(hourlyWork)
}

const HOUR_MS = 3_600_000

/** Does a piece of work now and an hour after each time it ended, so that it never overtakes itself. */
async function everyHour(work: () => Promise<void>) {
  await work().catch((error) => console.error(error))
  setTimeout(() => everyHour(work), HOUR_MS).unref()
}

/** Readiness over time needs a count of each day, whoever is at work on it; reminders are due once a day. */
async function hourlyWork() {
  const { noteReadiness } = await import("#app/services/note-readiness.server.ts")
  await noteReadiness().catch((error) => console.error(error))
  if (config().mail === undefined) return
  const { sendReminders } = await import("#app/services/send-reminders.server.ts")
  await sendReminders()
}

async function takeInInstruments() {
  const report = await installInstruments()
  for (const name of report.installed) console.log(`Instrument installed: ${name}`)
  for (const line of report.refused) console.error(`Instrument refused: ${line}`)
}

async function startVite() {
  const { createServer } = await import("vite")
  return createServer({ server: { middlewareMode: true }, appType: "custom" })
}

/** Lets what is under way end, closes the database, and leaves; a second signal leaves at once. */
function endOnSignal(server: RunningServer) {
  let ending = false
  const end = async () => {
    if (ending) process.exit(1)
    ending = true
    await server.close()
    await closeDatabase()
    process.exit(0)
  }
  process.on("SIGTERM", end)
  process.on("SIGINT", end)
}
