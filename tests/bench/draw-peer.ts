/**
 * Draws documents one after another in one process, by Miqyas, by Typst or by a browser, and prints how long each took
 * from its file to its PDF: `previewed|plain|typst|chromium TOOL OUT INPUT …`; TOOL is Typst's folder or the browser.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { projectPath } from "#app/config.server.ts"

const [peer = "", tool = "", out = "", ...inputs] = process.argv.slice(2)

interface Drawing {
  /** What comes before drawing and is not timed. */
  prepare?(input: string): Promise<unknown>
  draw(input: string): unknown
}

const readDossier = (input: string) => JSON.parse(readFileSync(input, "utf8"))

async function miqyas(): Promise<Required<Drawing>> {
  const { planDossier, renderDossier } = await import("#app/dossier/render-dossier.server.ts")
  return {
    prepare: (input) => planDossier(readDossier(input), {}, 60_000),
    draw: (input) => renderDossier(readDossier(input), { files: {}, out }),
  }
}

/** Each gets its program ready, which is not timed. */
const PEERS: Record<string, () => Promise<Drawing>> = {
  /** Each dossier's preview comes first, laid out by the thread that draws, as the server does it. */
  previewed: miqyas,
  plain: async () => ({ draw: (await miqyas()).draw }),
  async typst() {
    const entry = createRequire(join(tool, "package.json")).resolve("@myriaddreamin/typst-ts-node-compiler")
    const { NodeCompiler } = await import(pathToFileURL(entry).href)
    const fontArgs = [{ fontPaths: [projectPath("templates/fonts")] }]
    const compiler = NodeCompiler.create({ workspace: dirname(inputs[0] ?? ""), fontArgs })
    const draw = (input: string) =>
      writeFileSync(out, compiler.pdf({ mainFileContent: readFileSync(input, "utf8") }, {}))
    return { draw }
  },
  async chromium() {
    const { chromium } = await import("@playwright/test")
    const { chromiumFlags } = await import("#tests/helpers/chromium.ts")
    const browser = await chromium.launch({ executablePath: tool, args: chromiumFlags() })
    const page = await browser.newPage()
    const draw = async (input: string) => {
      await page.goto(pathToFileURL(input).href)
      await page.pdf({ path: out, preferCSSPageSize: true, tagged: true, outline: true })
    }
    return { draw }
  },
}

const getReady = PEERS[peer]
if (!getReady) throw new Error(`Unknown peer "${peer}"; known are ${Object.keys(PEERS).join(", ")}`)
const { prepare, draw } = await getReady()
const seconds: number[] = []
for (const input of inputs) {
  await prepare?.(input)
  const begun = performance.now()
  await draw(input)
  seconds.push((performance.now() - begun) / 1000)
}
console.log(JSON.stringify({ seconds }))
// A browser that is left open would keep the process; Playwright ends it with it.
process.exit()
