/** Draws a dossier of about 300 pages of text through the worker, in a process of its own. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { renderDossier } from "#app/dossier/render-dossier.server.ts"
import { textDossier } from "#tests/bench/text-dossier.ts"
import { readPeak } from "#tests/helpers/processes.ts"

const folder = mkdtempSync(join(tmpdir(), "miqyas-bench-"))
try {
  const document = textDossier(300, 1)
  const begun = performance.now()
  const { pages } = await renderDossier(document, { files: {}, out: join(folder, "dossier.pdf") })
  const seconds = (performance.now() - begun) / 1000
  console.log(JSON.stringify({ pages, seconds, peakMegabytes: readPeak("self") }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
