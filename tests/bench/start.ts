import { spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { projectPath } from "#app/config.server.ts"
import type { Measure } from "#tests/bench/measure.ts"
import { median } from "#tests/bench/measure.ts"

const ROUNDS = 5
const LIMIT_MS = 20_000

/** Seconds from spawning the start script, built and migrated, to the first page it answers. */
export async function benchStart(dataDir: string): Promise<Measure[]> {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await startOnce(dataDir))
  return [
    {
      name: "Start: to the first 200",
      value: median(rounds),
      unit: "s",
      aim: { value: 1.5, better: "less" },
    },
  ]
}

async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort()
  const begun = performance.now()
  const child = spawn(process.execPath, ["scripts/start.ts"], {
    cwd: projectPath(),
    env: { ...process.env, DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: `${port}`, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  })
  try {
    await firstAnswer(`http://127.0.0.1:${port}/login`, begun + LIMIT_MS)
    return (performance.now() - begun) / 1000
  } finally {
    child.kill("SIGTERM")
    await once(child, "exit")
  }
}

async function firstAnswer(url: string, until: number): Promise<void> {
  while (performance.now() < until) {
    const status = await fetch(url).then(
      async (answer) => {
        await answer.arrayBuffer()
        return answer.status
      },
      () => 0,
    )
    if (status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error(`${url} did not answer within ${LIMIT_MS} ms`)
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, "127.0.0.1")
  await once(probe, "listening")
  const address = probe.address()
  probe.close()
  await once(probe, "close")
  if (address === null || typeof address === "string") throw new Error("No free port")
  return address.port
}
