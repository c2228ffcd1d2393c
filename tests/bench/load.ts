/**
 * Asks one address again and again over kept-alive connections, in a process of its own:
 *   node tests/bench/load.ts '{"url":…,"cookie":…,"connections":8,"seconds":5}'
 * Prints { requests, seconds, bytes } as JSON.
 */
import { Agent, get } from "node:http"

interface Load {
  url: string
  cookie?: string
  connections: number
  seconds: number
}

function ask(agent: Agent, { url, cookie }: Load): Promise<number> {
  const headers = { "accept-encoding": "identity", accept: "text/html", ...(cookie ? { cookie } : {}) }
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`${url} answered ${response.statusCode}`))
        response.resume()
        return
      }
      let bytes = 0
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on("end", () => resolve(bytes))
      response.on("error", reject)
    })
    request.on("error", reject)
  })
}

async function run(load: Load) {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const begun = performance.now()
  const end = begun + load.seconds * 1000
  let requests = 0
  let bytes = 0
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      while (performance.now() < end) {
        bytes = await ask(agent, load)
        requests++
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  console.log(JSON.stringify({ requests, seconds, bytes }))
}

await run(JSON.parse(process.argv[2] ?? "{}"))
