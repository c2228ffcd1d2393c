/**
 * Builds the browser's and the server's code into build/:
 *   npm run build
 */
import { spawnSync } from "node:child_process"
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { projectPath } from "#app/project-path.server.ts"

/** What the build is made from; a change of any of it makes a build stale. */
const SOURCES = ["app", "db", "vite.config.ts", "tsconfig.json", "package.json", "package-lock.json"]

const stampFile = projectPath("build", "sources.txt")

/**
 * Builds, showing the builder's output.
 * @throws Error when the builder fails.
 */
export function build(): void {
  const stamp = newestSource()
  rmSync(stampFile, { force: true })
  const cli = projectPath("node_modules", "@remix-run", "dev", "dist", "cli.js")
  const done = spawnSync(process.execPath, [cli, "vite:build", "--logLevel", "error"], {
    cwd: projectPath(),
    stdio: ["ignore", 2, 2],
    env: { ...process.env, NODE_ENV: "production", VITEST: "" },
  })
  if (done.status !== 0) throw new Error(`The build failed (exit code ${done.status})`)
  writeFileSync(stampFile, stamp)
}

/** Builds unless the build at hand is of the sources at hand. */
export function buildWhenStale(): void {
  if (readStamp() === newestSource()) return
  console.error("Building …")
  build()
}

function readStamp(): string | undefined {
  try {
    return readFileSync(stampFile, "utf8")
  } catch {
    return undefined
  }
}

/** The newest change among the sources, and how many there are: folders count, so that removals show. */
function newestSource(): string {
  let newest = 0
  let count = 0
  const visit = (path: string) => {
    const stat = statSync(path)
    newest = Math.max(newest, stat.mtimeMs)
    count++
    if (stat.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name))
  }
  for (const source of SOURCES) visit(projectPath(source))
  return `${newest} ${count}`
}

if (import.meta.main) build()
