import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { projectPath } from "#app/config.server.ts"
import { type Measure, median } from "#tests/bench/measure.ts"
import { htmlSource } from "#tests/bench/peer-html.ts"
import { typstSource } from "#tests/bench/peer-typst.ts"
import { sampleDossier } from "#tests/dossier/sample-document.ts"
import { chromiumFlags, ensureChromium } from "#tests/helpers/chromium.ts"
import { runForJson } from "#tests/helpers/processes.ts"

/** Typst's compiler as a package that holds its binary; installed for this bench alone. */
const TYPST = "@myriaddreamin/typst-ts-node-compiler"
const TYPST_VERSION = "0.7.0"
const ROUNDS = 3

/** Items of the documents: what a dossier takes to begin with counts little in a long one. */
const LENGTHS = [300, 1200]

/**
 * The same documents drawn by Miqyas, by Typst and printed by a headless browser, turn by turn. Each is timed from
 * having its input in a file to having written the PDF; what starts a process of its own for that counts it.
 */
export async function benchPeers(): Promise<Measure[]> {
  const typst = installTypst()
  const chromium = ensureChromium()
  const measures: Measure[] = []
  for (const items of LENGTHS) measures.push(...(await comparePeers(items, { typst, chromium })))
  return measures
}

async function comparePeers(
  items: number,
  { typst, chromium }: { typst: string; chromium: string },
): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-peers-"))
  try {
    const document = sampleDossier({ items, sentences: 7, evidence: 0 })
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const json = put("document.json", JSON.stringify(document))
    const source = put("document.typ", typstSource(document))
    const page = put("document.html", htmlSource(document))
    const rounds = { own: [] as number[], typst: [] as number[], chromium: [] as number[] }
    const ask = async (...args: string[]) =>
      (await runForJson<{ seconds: number }>(["tests/bench/draw-peer.ts", ...args])).seconds
    for (let round = 0; round < ROUNDS; round++) {
      rounds.own.push(await ask("miqyas", json, join(folder, "own.pdf")))
      rounds.typst.push(await ask("typst", source, join(folder, "typst.pdf"), typst))
      rounds.chromium.push(print(chromium, page, join(folder, "chromium.pdf")))
    }
    const own = median(rounds.own)
    const name = `${countPages(join(folder, "own.pdf"))} pages of text`
    const against = (peer: number[], aim: number): Pick<Measure, "value" | "unit" | "aim"> => ({
      value: median(peer) / own,
      unit: "times",
      aim: { value: aim, better: "more" },
    })
    return [
      { name: `${name}, by Miqyas`, value: own, unit: "s" },
      { name: `${name}, by Typst`, value: median(rounds.typst), unit: "s" },
      { name: `${name}, by headless Chromium`, value: median(rounds.chromium), unit: "s" },
      { name: `${name}: as fast as Typst`, ...against(rounds.typst, 2) },
      { name: `${name}: as fast as headless Chromium`, ...against(rounds.chromium, 10) },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countPages(pdf: string): number {
  return (
    readFileSync(pdf)
      .toString("latin1")
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  )
}

/** Installs Typst where it is not yet, outside the project's own dependencies. @returns its folder. */
function installTypst(): string {
  const folder = projectPath("node_modules", ".cache", "miqyas-peers")
  if (existsSync(join(folder, "node_modules", TYPST))) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "package.json"), '{"private":true}')
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${TYPST}@${TYPST_VERSION}`]
  const { status } = spawnSync("npm", args, {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  })
  if (status !== 0) throw new Error(`Typst could not be installed into "${folder}"`)
  return folder
}

function print(chromium: string, page: string, out: string): number {
  const begun = performance.now()
  const args = ["--headless", ...chromiumFlags(), "--no-pdf-header-footer", `--print-to-pdf=${out}`]
  const { status, stderr } = spawnSync(chromium, [...args, pathToFileURL(page).href], { encoding: "utf8" })
  if (status !== 0 || !existsSync(out)) throw new Error(`Chromium printed nothing: ${stderr}`)
  return (performance.now() - begun) / 1000
}
