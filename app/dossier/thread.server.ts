import { type ResourceLimits, Worker } from "node:worker_threads"
import { compileCache, projectPath } from "#app/project-path.server.ts"

export interface ThreadOptions {
  /** Path of the thread's script from the project's root: the built server lies elsewhere than the sources. */
  script: string
  name: string
  data?: unknown
  limits?: ResourceLimits
  /** Keeps to itself what libraries print about the files they read. */
  isQuiet?: boolean
}

/**
 * Starts a thread on one of this folder's scripts. What it compiles is kept for the next: compiling the PDF and font
 * libraries takes as long as drawing some hundred pages. Of the server's environment, which may hold secrets, it sees
 * nothing.
 */
export function startThread({ script, name, data, limits, isQuiet = false }: ThreadOptions): Worker {
  return new Worker(projectPath(script), {
    name,
    workerData: data,
    execArgv: [],
    stdout: isQuiet,
    stderr: isQuiet,
    env: { NODE_ENV: "production", NODE_COMPILE_CACHE: compileCache() },
    ...(limits ? { resourceLimits: limits } : {}),
  })
}
