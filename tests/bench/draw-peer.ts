/**
 * Draws documents one after another in one process, by Miqyas, by Typst or by a browser, and prints how long each took
 * from its file to its PDF: `miqyas|typst|chromium TOOL OUT INPUT …`; TOOL is Typst's folder or the browser.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { projectPath } from "#app/config.server.ts"

const [peer = "", tool = "", out = "", ...inputs] = process.argv.slice(2)

/** Each gets its program ready, which is not timed: only Miqyas starts its thread with the first document. */
const PEERS: Record<string, () => Promise<(input: string) => Promise<unknown>>> = {
  async miqyas() {
    const { renderDossier } = await import("#app/dossier/render-dossier.server.ts")
    return (input) => renderDossier(JSON.parse(readFileSync(input, "utf8")), { files: {}, out })
  },
  async typst() {
    const entry = createRequire(join(tool, "package.json")).resolve("@myriaddreamin/typst-ts-node-compiler")
    const { NodeCompiler } = await import(pathToFileURL(entry).href)
    const fontArgs = [{ fontPaths: [projectPath("templates/fonts")] }]
    const compiler = NodeCompiler.create({ workspace: dirname(inputs[0] ?? ""), fontArgs })
    return async (input) =>
      writeFileSync(out, compiler.pdf({ mainFileContent: readFileSync(input, "utf8") }, {}))
  },
  async chromium() {
    const { chromium } = await import("@playwright/test")
    const { chromiumFlags } = await import("#tests/helpers/chromium.ts")
    const browser = await chromium.launch({ executablePath: tool, args: chromiumFlags() })
    const page = await browser.newPage()
    return async (input) => {
      await page.goto(pathToFileURL(input).href)
      await page.pdf({ path: out, preferCSSPageSize: true, tagged: true, outline: true })
    }
  },
}

const getReady = PEERS[peer]
if (!getReady) throw new Error(`Unknown peer "${peer}"; known are ${Object.keys(PEERS).join(", ")}`)
const draw = await getReady()
const seconds: number[] = []
for (const input of inputs) {
  const begun = performance.now()
  await draw(input)
  seconds.push((performance.now() - begun) / 1000)
}
console.log(JSON.stringify({ seconds }))
// A browser that is left open would keep the process; Playwright ends it with it.
process.exit()
