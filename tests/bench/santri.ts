import { join } from "node:path"
import { paths } from "#app/paths.ts"
import { type Measure, median } from "#tests/bench/measure.ts"
import { runForJson, type Served } from "#tests/helpers/processes.ts"

const ROUNDS = 21

/**
 * A whole halaqah's setoran saved in one request, and the overview of a unit of 5,000 santri and 2,000,000 lines of
 * progress: each timed over HTTP, from the request to the last byte of the answer.
 */
export async function benchSantri(server: Served, cookie: string, dataDir: string): Promise<Measure[]> {
  const made = await runForJson<{ halaqahId: string; santri: number; rows: number }>([
    "tests/bench/seed-santri.ts",
    join(dataDir, "miqyas.db"),
  ])
  const saves: number[] = []
  let lines = 0
  for (let round = 0; round < ROUNDS; round++) {
    const sheet = server.url + paths.quickEntry(made.halaqahId)
    const form = fillSheet(await (await fetch(sheet, { headers: { cookie } })).text(), round)
    lines = form.getAll("santri").length
    saves.push(
      await milliseconds(async () => {
        const headers = { cookie, origin: server.url }
        const answer = await fetch(sheet, { method: "POST", redirect: "manual", headers, body: form })
        if (answer.status !== 303) throw new Error(`The sheet answered ${answer.status}`)
        await answer.arrayBuffer()
      }),
    )
  }
  const overviews: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    overviews.push(
      await milliseconds(async () => {
        const answer = await fetch(server.url + paths.santriOverview(), { headers: { cookie } })
        if (answer.status !== 200) throw new Error(`The overview answered ${answer.status}`)
        await answer.arrayBuffer()
      }),
    )
  return [
    { name: "Santri", value: made.santri, unit: "santri" },
    { name: "Lines of progress", value: made.rows, unit: "rows" },
    {
      name: `Quick entry: ${lines} setoran saved in one request`,
      value: median(saves),
      unit: "ms",
      aim: { value: 150, better: "less" },
    },
    {
      name: "Overview of the unit",
      value: median(overviews),
      unit: "ms",
      aim: { value: 100, better: "less" },
    },
  ]
}

/** A sheet as an ustadz fills it: seven ayat of each santri, others in each round. */
function fillSheet(html: string, round: number): URLSearchParams {
  const form = new URLSearchParams()
  for (const name of ["day", "programme"]) {
    const [, value] = new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(html) ?? []
    form.set(name, value ?? "")
  }
  for (const [, id = "", seen = ""] of html.matchAll(/name="seen\.([^"]+)" value="(\d+)"/g)) {
    form.append("santri", id)
    form.set(`seen.${id}`, seen)
    form.set(`kind.${id}`, "ziyadah")
    form.set(`surah.${id}`, "2")
    form.set(`from.${id}`, `${1 + round * 7}`)
    form.set(`to.${id}`, `${7 + round * 7}`)
  }
  return form
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
