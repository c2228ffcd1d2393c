/**
 * Serves Miqyas; builds first where the build is missing or older than the sources:
 *   npm start
 *   node scripts/start.ts --dev      (from the sources, with reloading)
 * PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, MAX_UPLOAD_MB, SMTP_URL and MAIL_FROM come from the environment.
 */
import { pathToFileURL } from "node:url"
import { projectPath } from "#app/project-path.server.ts"
import { buildWhenStale } from "#scripts/build.ts"

const dev = process.argv.includes("--dev")
// The framework reads this variable itself; without it, it serves its slow development paths.
process.env.NODE_ENV ??= dev ? "development" : "production"

try {
  await (dev ? serveSources() : serveBuild())
} catch (error) {
  console.error(explain(error as NodeJS.ErrnoException))
  process.exit(1)
}

async function serveSources() {
  const { serve } = await import("#app/http/serve.server.ts")
  await serve({ dev: true })
}

async function serveBuild() {
  buildWhenStale()
  const build = await import(pathToFileURL(projectPath("build", "server", "index.js")).href)
  await build.entry.module.serve({ build })
}

/** What whoever starts the server can do about it, in one line; a bug is shown whole. */
function explain(error: NodeJS.ErrnoException): unknown {
  const { PORT = "3000", HOST = "127.0.0.1" } = process.env
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${PORT} on ${HOST} is taken by another programme: choose another with PORT=…`
    case "EACCES":
      return `Port ${PORT} on ${HOST} may not be used: choose one above 1023 with PORT=…`
    case "EADDRNOTAVAIL":
      return `This machine has no address "${HOST}": check HOST=…`
    case "ECONNREFUSED":
      return `The database at DATABASE_URL does not answer: ${error.message}`
    default:
      return error.name === "ConfigError" ? error.message : error
  }
}
