/**
 * Serves Miqyas; builds first where the build is missing or older than the sources:
 *   npm start
 *   npm run dev      (node scripts/start.ts --dev: from the sources, with reloading)
 * PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL and MAX_UPLOAD_MB come from the environment.
 */
import { ConfigError, config } from "#app/config.server.ts"
import { buildWhenStale } from "#scripts/build.ts"

try {
  config()
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exit(1)
}

const dev = process.argv.includes("--dev")
// The framework reads this variable itself; without it, it serves its slow development paths.
process.env.NODE_ENV ??= dev ? "development" : "production"

try {
  if (!dev) buildWhenStale()
  const { serve } = await import("#app/http/serve.server.ts")
  await serve({ dev })
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

function explain(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  const { host, port } = config()
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is taken by another programme: choose another with PORT=…`
  if (code === "EACCES") return `Port ${port} on ${host} may not be used: choose one above 1023 with PORT=…`
  if (code === "EADDRNOTAVAIL") return `This machine has no address "${host}": check HOST=…`
  if (code === "ECONNREFUSED")
    return `The database at DATABASE_URL does not answer: ${(error as Error).message}`
  return error
}
