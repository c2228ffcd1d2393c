/**
 * For the day no admin can sign in:
 *   npm run admin -- list --data DIR
 *   npm run admin -- reset USER --data DIR
 */
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { ConfigError, configure } from "#app/config.server.ts"
import { requireInstallation } from "#scripts/installation.ts"

const USAGE = "Usage: npm run admin -- list | reset USER [--data DIR]"

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { data: { type: "string" } } })
  } catch (error) {
    return console.error((error as Error).message)
  }
}

async function main(): Promise<number> {
  const given = readArguments()
  const [verb, username] = given?.positionals ?? []
  const known = (verb === "list" && username === undefined) || (verb === "reset" && username !== undefined)
  if (given === undefined || !known) {
    console.error(USAGE)
    return 2
  }
  if (given.values.data !== undefined) configure({ dataDir: resolve(given.values.data) })
  try {
    requireInstallation()
  } catch (error) {
    console.error((error as Error).message)
    return 1
  }
  const { migrateDatabase } = await import("#db/migrate.server.ts")
  const { closeDatabase } = await import("#db/client.server.ts")
  await migrateDatabase()
  try {
    return username === undefined ? await list() : await reset(username)
  } finally {
    await closeDatabase()
  }
}

async function list(): Promise<number> {
  const { db } = await import("#db/client.server.ts")
  const { listEveryAccount } = await import("#db/queries/accounts.server.ts")
  for (const one of await listEveryAccount(db)) {
    const closed = one.disabledAt === null ? "" : "  (closed)"
    console.log(`${one.username.padEnd(31)}${one.name}${closed}`)
  }
  return 0
}

async function reset(username: string): Promise<number> {
  const { resetPasswordByName } = await import("#app/services/manage-account.server.ts")
  const { normaliseUsername } = await import("#app/domain/account.ts")
  const password = await resetPasswordByName(normaliseUsername(username))
  if (password === undefined) {
    console.error(`No account "${username}": npm run admin -- list names them all`)
    return 1
  }
  console.log(`One-time password of ${username}: ${password}`)
  console.log("It must be replaced at the next sign-in; all sessions of the account have ended.")
  return 0
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
