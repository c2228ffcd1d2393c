import { existsSync } from "node:fs"
import { join } from "node:path"
import { config } from "#app/config.server.ts"

/**
 * To be asked before a command opens the database, which would be made where there is none.
 * @throws where the configured data folder holds no installation.
 */
export function requireInstallation(): void {
  const { dataDir, databaseUrl } = config()
  if (databaseUrl === undefined && !existsSync(join(dataDir, "miqyas.db")))
    throw new Error(`"${dataDir}" holds no Miqyas database: give its folder with --data DIR`)
}
