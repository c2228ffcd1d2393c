import { paths } from "#app/paths.ts"
import type { Measure } from "#tests/bench/measure.ts"
import { median } from "#tests/bench/measure.ts"
import { runForJson, type Served, serveScript } from "#tests/helpers/processes.ts"

interface Counted {
  requests: number
  seconds: number
  bytes: number
}

const CONNECTIONS = 8
const SECONDS = 4
const ROUNDS = 3

/**
 * Requests a second of item page and overview, signed in, against a static Remix route that answers as many
 * bytes in as many elements. Rounds alternate, so that a slow moment of the machine meets both.
 */
export async function benchRequests(server: Served, cookie: string, cycleId: string): Promise<Measure[]> {
  const measures: Measure[] = []
  const pages = [
    { name: "Item page", path: paths.item(cycleId, "R-02") },
    { name: "Overview", path: paths.cycle(cycleId) },
  ]
  for (const { name, path } of pages) {
    const page = { url: server.url + path, cookie }
    const { bytes } = await count(page, 1)
    const shape = [`${bytes}`, `${await countElements(page)}`]
    const fixed = await serveScript(["tests/bench/static-route.ts", ...shape], { NODE_ENV: "production" })
    try {
      const fixedPage = { url: `${fixed.url}/static` }
      await count(fixedPage, 1)
      const rates: { ours: number; theirs: number }[] = []
      for (let round = 0; round < ROUNDS; round++)
        rates.push({ ours: rate(await count(page, SECONDS)), theirs: rate(await count(fixedPage, SECONDS)) })
      const ours = median(rates.map((one) => one.ours))
      const theirs = median(rates.map((one) => one.theirs))
      measures.push(
        { name: `${name}: requests`, value: ours, unit: "1/s" },
        { name: `${name}: static route of ${bytes} bytes`, value: theirs, unit: "1/s" },
        {
          name: `${name}: share of the static route`,
          value: (ours / theirs) * 100,
          unit: "%",
          ...(name === "Item page" ? { aim: { value: 70, better: "more" } as const } : {}),
        },
      )
    } finally {
      await fixed.stop()
    }
  }
  return measures
}

async function countElements({ url, cookie }: { url: string; cookie: string }): Promise<number> {
  const html = await (await fetch(url, { headers: { cookie } })).text()
  return html.replace(/<script[\s\S]*?<\/script>/g, "").match(/<[a-z]/g)?.length ?? 1
}

const rate = ({ requests, seconds }: Counted) => requests / seconds

function count(page: { url: string; cookie?: string }, seconds: number): Promise<Counted> {
  const load = { ...page, connections: CONNECTIONS, seconds }
  return runForJson<Counted>(["tests/bench/load.ts", JSON.stringify(load)])
}
