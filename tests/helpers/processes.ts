import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { projectPath } from "#app/config.server.ts"

export interface Served {
  url: string
  process: ChildProcess
  /** The most memory the process has held, where the system tells (Linux). */
  peakMegabytes(): number | undefined
  stop(): Promise<void>
}

/** Runs a script of the project and gives back the last line it prints, parsed as JSON. */
export async function runForJson<T>(script: string[], env: Record<string, string> = {}): Promise<T> {
  const child = spawn(process.execPath, script, {
    cwd: projectPath(),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  })
  let output = ""
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString()
  })
  const [code] = await once(child, "close")
  if (code !== 0) throw new Error(`${script.join(" ")} ended with code ${code}\n${output}`)
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as T
}

/** Starts a script that serves, and waits until it has printed its address on this machine. */
export async function serveScript(script: string[], env: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, script, {
    cwd: projectPath(),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  const url = await new Promise<string>((resolve, reject) => {
    const look = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output)
      if (found !== null) resolve(found[0])
    }
    child.stdout.on("data", look)
    child.stderr.on("data", look)
    child.on("exit", (code) => reject(new Error(`${script.join(" ")} ended with code ${code}\n${output}`)))
  })
  return {
    url,
    process: child,
    peakMegabytes: () => readPeak(child.pid),
    async stop() {
      if (child.exitCode !== null) return
      child.kill("SIGTERM")
      await once(child, "exit")
    },
  }
}

/**
 * The most memory that a process held resident, in megabytes, where the system tells (Linux). What
 * `process.resourceUsage` gives for a process includes its parent's share at the moment it was started.
 */
export function readPeak(pid: number | "self" | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** Signs in as a demo account. @returns the cookies to send. */
export async function signIn(url: string, username: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ username, password }),
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0])
  if (answer.status >= 400 || cookies.length === 0) throw new Error(`Sign-in answered ${answer.status}`)
  return cookies.join("; ")
}
