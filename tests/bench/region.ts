import { paths } from "#app/paths.ts"
import { type Measure, median } from "#tests/bench/measure.ts"
import { type Served, signIn } from "#tests/helpers/processes.ts"

const ROUNDS = 21

/** Numbers of units that the region is measured with. */
export const REGION_SIZES = [7, 70, 700] as const

/**
 * All units of a region rolled up from a year of weekly counts: its page, over HTTP from the request to the last byte;
 * and the readiness page of the one unit that is counted here.
 */
export async function benchRegion(
  server: Served,
  { cycleId, password, units }: { cycleId: string; password: string; units: number },
): Promise<Measure[]> {
  const times = async (username: string, path: string, holds: string) => {
    const cookie = await signIn(server.url, username, password)
    const all: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now()
      const answer = await fetch(server.url + path, { headers: { cookie } })
      const text = await answer.text()
      all.push(performance.now() - begun)
      if (answer.status !== 200 || !text.includes(holds))
        throw new Error(`${path} answered ${answer.status}, without "${holds}"`)
    }
    return median(all)
  }
  const aim = { value: 150, better: "less" } as const
  return [
    {
      name: `Region of ${units} units`,
      value: await times("wilayah", paths.region(), `${units} unit`),
      unit: "ms",
      aim,
    },
    {
      name: `Readiness page beside ${units} units`,
      value: await times("kalapas", paths.readiness(cycleId), "<h1"),
      unit: "ms",
    },
  ]
}
