import { type ChildProcess, fork } from "node:child_process"
import { projectPath } from "#app/config.server.ts"

/**
 * Starts a process that reads files strangers made, from a script in this folder: a decoder that crashes,
 * hangs or eats memory takes nothing along. Nothing of the server's environment, which may hold secrets, is
 * handed to it.
 */
export function startReader(script: string): ChildProcess {
  const child = fork(projectPath("app", "evidence", script), [], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", VIPS_CONCURRENCY: "1" },
    execArgv: ["--max-old-space-size=512", "--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  })
  child.on("error", () => undefined)
  return child
}
