import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { makeLargeFiles } from "#tests/bench/large-files.ts"
import { type Measure, median } from "#tests/bench/measure.ts"
import { runForJson } from "#tests/helpers/processes.ts"

interface Run {
  pages: number
  seconds: number
  peakMegabytes: number
}

const ROUNDS = 3

/** A dossier of a gigabyte of photos and scans: time against copying and hashing the same bytes, and memory. */
export async function benchLarge(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-large-"))
  try {
    const small = await makeSet(join(folder, "small"), 100)
    const large = await makeSet(join(folder, "large"), 1000)
    const run = async (mode: "draw" | "copy", list: string): Promise<Run> => {
      const out = join(folder, "out")
      try {
        return await runForJson<Run>(["tests/bench/draw-large.ts", mode, list, out])
      } finally {
        rmSync(out, { force: true })
      }
    }
    const runs = { small: [] as Run[], large: [] as Run[], copy: [] as Run[] }
    // Not measured: a program compiles its code with its first dossier and keeps it for all others.
    await run("draw", small.list)
    // One after the other, so that a busy minute of the machine falls on all of them.
    for (let round = 0; round < ROUNDS; round++) {
      runs.copy.push(await run("copy", large.list))
      runs.large.push(await run("draw", large.list))
      runs.small.push(await run("draw", small.list))
    }
    const peak = (of: Run[]) => Math.max(...of.map(({ peakMegabytes }) => peakMegabytes))
    const seconds = (of: Run[]) => median(of.map((one) => one.seconds))
    return [
      { name: "Large dossier: files", value: large.megabytes, unit: "MB" },
      { name: "Large dossier: pages", value: runs.large[0]?.pages ?? 0, unit: "pages" },
      { name: "Large dossier: time", value: seconds(runs.large), unit: "s" },
      { name: "Copying and hashing the same bytes", value: seconds(runs.copy), unit: "s" },
      {
        name: "Large dossier: time against copying and hashing",
        value: seconds(runs.large) / seconds(runs.copy),
        unit: "times",
        aim: { value: 2, better: "less" },
      },
      {
        name: "Large dossier: peak memory of the process",
        value: peak(runs.large),
        unit: "MB",
        aim: { value: 250, better: "less" },
      },
      {
        name: "Large dossier: peak memory against one of 100 MB",
        value: peak(runs.large) / peak(runs.small),
        unit: "times",
        aim: { value: 1.15, better: "less" },
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeSet(folder: string, megabytes: number) {
  mkdirSync(folder)
  const made = await makeLargeFiles(folder, megabytes)
  const list = join(folder, "files.json")
  writeFileSync(list, JSON.stringify(made))
  return { list, megabytes: made.reduce((sum, { size }) => sum + size, 0) / 1e6 }
}
