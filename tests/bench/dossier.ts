import type { Measure } from "#tests/bench/measure.ts"
import { median } from "#tests/bench/measure.ts"
import { runForJson } from "#tests/helpers/processes.ts"

interface Drawn {
  pages: number
  seconds: number
  peakMegabytes: number
}

const ROUNDS = 3

/** Pages a second of a dossier of 300 pages of text, and the most memory its process held. */
export async function benchDossier(): Promise<Measure[]> {
  const rounds: Drawn[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push(await runForJson<Drawn>(["tests/bench/draw-dossier.ts"]))
  return [
    {
      name: "Dossier: speed",
      value: median(rounds.map(({ pages, seconds }) => pages / seconds)),
      unit: "pages/s",
      aim: { value: 300, better: "more" },
    },
    {
      name: "Dossier: peak memory of the process",
      value: Math.max(...rounds.map((round) => round.peakMegabytes)),
      unit: "MB",
      aim: { value: 250, better: "less" },
    },
    { name: "Dossier: pages drawn", value: rounds[0]?.pages ?? 0, unit: "pages" },
  ]
}
