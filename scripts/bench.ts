/**
 * Measures what Miqyas promises, prints a table and writes it as JSON:
 *   npm run bench [-- --only dossier|large|upload|requests|santri|region|start|peers] [-- --peers] [-- --out bench.json]
 * `santri` fills a database with 2,000,000 lines of progress; `large` writes some gigabytes into the system's temporary folder; `peers` (also as `--peers`) installs Typst into
 * a folder of its own and needs a Chromium. These run only when asked for.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { projectPath } from "#app/config.server.ts"
import { buildWhenStale } from "#scripts/build.ts"
import { benchDossier } from "#tests/bench/dossier.ts"
import { benchLarge } from "#tests/bench/large.ts"
import { type Measure, meetsAim } from "#tests/bench/measure.ts"
import { benchPeers } from "#tests/bench/peers.ts"
import { benchRegion, REGION_SIZES } from "#tests/bench/region.ts"
import { benchRequests } from "#tests/bench/requests.ts"
import { benchSantri } from "#tests/bench/santri.ts"
import { benchStart } from "#tests/bench/start.ts"
import { benchUpload } from "#tests/bench/upload.ts"
import { runForJson, type Served, serveScript, signIn } from "#tests/helpers/processes.ts"

const NAMES = ["dossier", "large", "upload", "requests", "santri", "region", "start", "peers"] as const
/** What a run without a name measures. */
const USUAL: readonly Name[] = ["dossier", "upload", "requests", "start"]
/** Those that measure the built server. */
const SERVED: ReadonlySet<Name> = new Set<Name>(["upload", "requests", "santri", "region", "start"])
type Name = (typeof NAMES)[number]

interface Demo {
  dataDir: string
  cycleId: string
  accounts: { username: string; password: string }[]
}

interface Setting {
  server: Served
  cookie: string
  demo: Demo
}

function readArguments(): { names: readonly Name[]; out: string } {
  const options = { only: { type: "string" }, peers: { type: "boolean" }, out: { type: "string" } } as const
  const { values } = parseArgs({ options })
  const only = values.peers ? "peers" : NAMES.find((name) => name === values.only)
  if (values.only !== undefined && only === undefined)
    throw new Error(`--only must be one of ${NAMES.join(", ")}, not "${values.only}"`)
  return { names: only === undefined ? USUAL : [only], out: values.out ?? projectPath("bench.json") }
}

/** Runs the benches that need a served demo, on one of their own. */
async function withDemo(
  run: (setting: Setting) => Promise<Measure[]>,
  options: readonly string[] = [],
): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-bench-"))
  try {
    const data = ["--data", join(folder, "demo")]
    const demo = await runForJson<Demo>(["scripts/demo.ts", "--no-serve", ...data, ...options])
    const server = await serveScript(["scripts/start.ts"], {
      DATA_DIR: demo.dataDir,
      HOST: "127.0.0.1",
      PORT: "0",
      MAX_UPLOAD_MB: "512",
      NODE_ENV: "production",
    })
    try {
      const password = demo.accounts.find(({ username }) => username === "koordinator")?.password ?? ""
      const cookie = await signIn(server.url, "koordinator", password)
      return await run({ server, cookie, demo })
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A region at each of its sizes, on a demo of its own. */
async function benchRegions(): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const units of REGION_SIZES) {
    const run = ({ server, demo }: Setting) => {
      const password = demo.accounts.find(({ username }) => username === "wilayah")?.password ?? ""
      return benchRegion(server, { cycleId: demo.cycleId, password, units })
    }
    measures.push(...(await withDemo(run, ["--units", String(units)])))
  }
  return measures
}

const BENCHES: Record<Name, () => Promise<Measure[]>> = {
  dossier: benchDossier,
  large: benchLarge,
  peers: benchPeers,
  upload: () => withDemo(({ server, cookie }) => benchUpload(server, cookie)),
  requests: () => withDemo(({ server, cookie, demo }) => benchRequests(server, cookie, demo.cycleId)),
  santri: () => withDemo(({ server, cookie, demo }) => benchSantri(server, cookie, demo.dataDir)),
  region: benchRegions,
  start: () =>
    withDemo(async ({ server, demo }) => {
      await server.stop()
      return benchStart(demo.dataDir)
    }),
}

function print(measures: readonly Measure[]): void {
  const width = Math.max(...measures.map(({ name }) => name.length))
  for (const measure of measures) {
    const value = measure.value.toFixed(measure.value < 10 ? 2 : 0).padStart(8)
    const aim = measure.aim ? `${measure.aim.better === "more" ? "≥" : "≤"} ${measure.aim.value}` : ""
    const verdict = { true: "met", false: "NOT MET", undefined: "" }[`${meetsAim(measure)}`]
    console.log(
      `${measure.name.padEnd(width)}  ${value} ${measure.unit.padEnd(8)} ${aim.padEnd(8)} ${verdict}`.trimEnd(),
    )
  }
}

try {
  const { names, out } = readArguments()
  if (names.some((name) => SERVED.has(name))) buildWhenStale()
  const measures: Measure[] = []
  for (const name of names) {
    console.error(`Measuring: ${name} …`)
    measures.push(...(await BENCHES[name]()))
  }
  print(measures)
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? "", node: process.version }
  const written = measures.map((measure) => ({ ...measure, met: meetsAim(measure) }))
  writeFileSync(out, `${JSON.stringify({ machine, measures: written }, null, 2)}\n`)
  console.log(`\nWritten to ${out}`)
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
