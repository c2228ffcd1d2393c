import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { projectPath } from "#app/config.server.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { type Measure, median } from "#tests/bench/measure.ts"
import { htmlSource } from "#tests/bench/peer-html.ts"
import { typstSource } from "#tests/bench/peer-typst.ts"
import { textDossier } from "#tests/bench/text-dossier.ts"
import { chromiumFlags, ensureChromium } from "#tests/helpers/chromium.ts"
import { runForJson } from "#tests/helpers/processes.ts"

/** Typst's compiler as a package that holds its binary; installed for this bench alone. */
const TYPST = "@myriaddreamin/typst-ts-node-compiler"
const TYPST_VERSION = "0.7.0"
const ROUNDS = 3

/** Items of the documents: what a dossier takes to begin with counts little in a long one. */
const LENGTHS = [300, 1200]

interface Peer {
  /** What draw-peer.ts calls it. */
  name: "previewed" | "plain" | "typst" | "chromium"
  /** Typst's folder, or the browser. */
  tool: string
  source: (dossier: Dossier) => string
  extension: string
}

/**
 * The same documents drawn by Miqyas, by Typst and by a headless browser, turn by turn, from having its file to having
 * written the PDF. The first of a program: Typst has its compiler ready, the browser is started for it, and Miqyas
 * starts its thread, unless that has shown the dossier's preview before, as the server's does. A later one: the same
 * program, and browser, has drawn another before.
 */
export async function benchPeers(): Promise<Measure[]> {
  const own = { tool: "-", source: (dossier: Dossier) => JSON.stringify(dossier), extension: "json" }
  const previewed: Peer = { name: "previewed", ...own }
  const plain: Peer = { name: "plain", ...own }
  const typst: Peer = { name: "typst", tool: installTypst(), source: typstSource, extension: "typ" }
  const chromium: Peer = { name: "chromium", tool: ensureChromium(), source: htmlSource, extension: "html" }
  const measures: Measure[] = []
  for (const items of LENGTHS)
    measures.push(...(await comparePeers(items, { previewed, plain, typst, chromium })))
  return measures
}

type Peers = Record<Peer["name"], Peer>

async function comparePeers(items: number, peers: Peers): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-peers-"))
  try {
    const [before, measured] = [textDossier(items, 1), textDossier(items, 2)]
    const write = (dossier: Dossier, which: string, { source, extension }: Peer) => {
      const file = join(folder, `${which}.${extension}`)
      writeFileSync(file, source(dossier))
      return file
    }
    const out = ({ name }: Peer) => join(folder, `${name}.pdf`)
    const draw = async (peer: Peer, inputs: string[]) => {
      const script = ["tests/bench/draw-peer.ts", peer.name, peer.tool, out(peer), ...inputs]
      return (await runForJson<{ seconds: number[] }>(script)).seconds.at(-1) ?? Number.NaN
    }
    const rounds: Record<keyof Peers, { first: number[]; later: number[] }> = {
      previewed: { first: [], later: [] },
      plain: { first: [], later: [] },
      typst: { first: [], later: [] },
      chromium: { first: [], later: [] },
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const [key, peer] of Object.entries(peers) as [keyof Peers, Peer][]) {
        const [warming, input] = [write(before, "before", peer), write(measured, "measured", peer)]
        const { first, later } = rounds[key]
        first.push(key === "chromium" ? print(peer.tool, input, out(peer)) : await draw(peer, [input]))
        later.push(await draw(peer, [warming, input]))
      }
    }
    const pages = countPages(out(peers.plain))
    return (["first", "later"] as const).flatMap((which): Measure[] => {
      const seconds = (key: keyof Peers) => median(rounds[key][which])
      const name = `${pages} pages, ${which}`
      const against = (own: "previewed" | "plain", key: "typst" | "chromium", aim: number) => ({
        value: seconds(key) / seconds(own),
        unit: "times",
        aim: { value: aim, better: "more" as const },
      })
      const ours = (["previewed", "plain"] as const).flatMap((own): Measure[] => {
        const drawn = `${name}${own === "previewed" ? ", after its preview" : ""}`
        return [
          { name: `${drawn}: Miqyas`, value: seconds(own), unit: "s" },
          { name: `${drawn}: as fast as Typst`, ...against(own, "typst", 2) },
          { name: `${drawn}: as fast as headless Chromium`, ...against(own, "chromium", 10) },
        ]
      })
      return [
        { name: `${name}: Typst`, value: seconds("typst"), unit: "s" },
        { name: `${name}: headless Chromium`, value: seconds("chromium"), unit: "s" },
        ...ours,
      ]
    })
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
